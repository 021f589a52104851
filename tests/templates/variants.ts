import { compareVersions, parseVersion } from '../../server/templates/versions/version.ts'
import type { StarterVersion } from './catalogue.ts'
import { exampleSpec, longest, type PipelineVariant, type Variant } from './rendering.ts'

/** `since` is the version that brought the choice. */
type Variants = Record<string, Variant & { since?: string }>

const code = { codeBucket: 'builds', codeKey: 'prices/41.zip' }
const token = { jwtIssuer: 'https://login.example.com', jwtAudience: ['shop'] }
const certificateArn = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d'

const sharedCluster = {
  ClusterName: 'shared',
  ClusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shared',
  AlarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:shared-alarms',
}
const onInstances = { outputs: { CapacityProviderName: 'instances' } }
const withoutNat = { outputs: { PrivateEgress: 'none' } }
/** What a `serverless` environment has: no network. */
const withoutNetwork = { without: ['VpcId', 'VpcCidr', 'PublicSubnetIds', 'PrivateSubnetIds', 'PrivateEgress'] }

/** The choices of each template that make other resources: every branch of its text is taken by one of them. */
const choices: Record<string, Variants> = {
  network: {
    'without NAT': { spec: { nat: 'none' } },
    'with a NAT gateway in each zone': { spec: { nat: 'zone' } },
    'as small as it may be': { spec: { cidr: '192.168.7.0/24' } },
  },
  'fargate-cluster': {
    'without NAT': { spec: { nat: 'none' } },
    'on spare capacity only': { spec: { spotPercent: 100 } },
  },
  'ec2-cluster': { 'on ARM64': { spec: { instanceType: 't4g.medium' } } },
  serverless: { 'without an archive': { since: '1.1', spec: { eventArchiveDays: 0 } } },
  'web-service': {
    'inside only': { spec: { exposure: 'internal' } },
    'in an environment without NAT': withoutNat,
    'with a name but no certificate': { spec: { domainName: 'orders.example.com' } },
    'with a certificate but no name': { spec: { certificateArn } },
    'in a shared cluster': { since: '2.1', outputs: sharedCluster },
    'released blue-green': { since: '2.1', spec: { releaseStrategy: 'blue-green' } },
    'released by canary, with HTTPS': { since: '2.1', spec: { releaseStrategy: 'canary', certificateArn } },
    'released linearly': { since: '2.1', spec: { releaseStrategy: 'linear', bakeMinutes: 0 } },
  },
  'http-function': {
    'in Python': { spec: { runtime: 'python3.14' } },
    'with code from S3': { spec: code },
    'with one version of the code': { spec: { ...code, codeObjectVersion: '3HL4kqtJlcpXroDTDmJ' } },
    'with tokens but no other sites': { spec: { routes: ['GET /'], ...token } },
    'with a preflight route of its own': {
      spec: { routes: ['$default', 'OPTIONS /{proxy+}'], corsOrigins: ['*'], ...token },
    },
    'with a variable that Hadron sets': { since: '1.1', spec: { variables: { HADRON_SERVICE: 'mine', MINE: '1' } } },
    'without a network': { since: '1.1', spec: {}, ...withoutNetwork },
    'released by canary': { since: '2.0', spec: { ...code, releaseStrategy: 'canary' } },
    'released linearly': { since: '2.0', spec: { releaseStrategy: 'linear' } },
    'released all at once by a pipeline': { since: '2.0', spec: { releasedBy: 'pipeline' } },
    'released linearly by a pipeline': { since: '2.0', spec: { releasedBy: 'pipeline', releaseStrategy: 'linear' } },
    'on layers': { since: '2.0', spec: { layerArns: ['arn:aws:lambda:eu-west-1:111122223333:layer:currencies:7'] } },
  },
  'background-worker': {
    'on instances': onInstances,
    'in an environment without NAT': withoutNat,
    'down to none': { spec: { minTasks: 0, spotPercent: 100 } },
  },
  'scheduled-job': {
    'on instances': onInstances,
    'in an environment without NAT': withoutNat,
    'every hour': { spec: { schedule: 'rate(1 hour)' } },
    paused: { since: '1.1', spec: { paused: true, spreadMinutes: 10 } },
  },
  'static-site': {
    'with pages of its own': { spec: { singlePage: false, notFoundPage: 'missing/index.html' } },
    'with names written elsewhere': {
      spec: {
        domainNames: ['docs.example.com'],
        certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d',
      },
    },
  },
  'ec2-service': {
    'one at a time, at full capacity': { spec: { minInstances: 2, maxInstances: 3 } },
    'one at a time, without room': { spec: { minInstances: 2, maxInstances: 2 } },
    'half of one': { spec: { minInstances: 1, releaseStrategy: 'half-at-a-time' } },
    'all at once': { spec: { releaseStrategy: 'all-at-once', instanceType: 't4g.micro' } },
    'in an environment without NAT': withoutNat,
  },
  database: {
    'on Aurora': { spec: { engine: 'aurora-postgresql' } },
    'on Aurora with a standby': {
      spec: { engine: 'aurora-postgresql', engineVersion: '16', standby: true, description: 'Orders' },
    },
    'with a standby': { spec: { standby: true, engineVersion: '16' } },
  },
}

/** Everything a version is tried with, by what makes it special. */
export function variantsOf(starter: StarterVersion): Record<string, Variant> {
  const own = Object.entries(choices[starter.template] ?? {}).filter(([, { since }]) => isFrom(starter, since))
  return {
    'from its example': { spec: exampleSpec(starter) },
    'from nothing but defaults': { spec: {} },
    ...Object.fromEntries(own),
  }
}

const isFrom = ({ version }: StarterVersion, since = '0.0') => compareVersions(version, parseVersion(since)) >= 0

const outputsOfService = { ClusterName: 'shared', ServiceName: 'orders' }

/** What an instance of each template has for its pipeline, as the pipeline reads it. */
const instanceOutputs: Record<string, Record<string, string>> = {
  'web-service': outputsOfService,
  'background-worker': outputsOfService,
  'scheduled-job': { TaskDefinitionFamily: 'report' },
  'http-function': { FunctionName: 'prices', ReleaseApplicationName: 'prices', ReleaseGroupName: 'prices' },
  'static-site': { BucketName: 'website', DistributionId: 'E1A2B3C4D5' },
  'ec2-service': {
    ReleaseApplicationName: 'ledger',
    ReleaseGroupName: 'ledger',
    RoleArn: 'arn:aws:iam::111122223333:role/ledger',
  },
  database: {
    SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:owner',
    KeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d',
    Endpoint: 'orders.example.com',
    Port: '5432',
    DatabaseName: 'orders',
    ClientSecurityGroupId: 'sg-0a1b2c3d4e5f60001',
  },
}

/** Three instances in order: one with the longest name, one that is not deployed yet, and production. */
export function deployedInstances(starter: StarterVersion): PipelineVariant {
  const outputs = instanceOutputs[starter.template]
  if (!outputs) throw new Error(`${starter.name} has a pipeline, but no outputs to try it with`)
  return {
    instances: [
      { name: longest('a'), outputs },
      { name: 'not-yet', outputs: {} },
      { name: 'production', outputs },
    ],
  }
}

const least = {
  connectionArn: 'arn:aws:codeconnections:eu-west-1:111122223333:connection/1',
  repository: 'shop/orders',
}

/** What the pipeline of a version is tried with; nothing when it has none. */
export function pipelineVariantsOf(starter: StarterVersion): Record<string, PipelineVariant> {
  const { schema, parts } = starter.bundle
  if (!parts.pipeline) return {}
  const buildsFor = schema.pipeline?.properties?.buildArchitecture?.enum ?? []
  const built = buildsFor.map((buildArchitecture): [string, PipelineVariant] => [
    `built for ${buildArchitecture}`,
    { spec: { ...least, buildArchitecture } },
  ])
  return {
    'before anything is deployed': { instances: [{ name: 'staging', outputs: {} }] },
    'with instances': deployedInstances(starter),
    'from nothing but a repository': { ...deployedInstances(starter), spec: least },
    ...Object.fromEntries(built),
  }
}
