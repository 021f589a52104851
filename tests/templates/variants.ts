import type { StarterVersion } from './catalogue.ts'
import { exampleSpec, longest, type PipelineVariant, type Variant } from './rendering.ts'

type Variants = Record<string, Variant>

const code = { codeBucket: 'builds', codeKey: 'prices/41.zip' }
const token = { jwtIssuer: 'https://login.example.com', jwtAudience: ['shop'] }

/** The choices of each template that make other resources: every branch of its text is taken by one of them. */
const choices: Record<string, Variants> = {
  network: {
    'without NAT': { spec: { nat: 'none' } },
    'with a NAT gateway in each zone': { spec: { nat: 'zone' } },
    'as small as it may be': { spec: { cidr: '192.168.7.0/24' } },
  },
  'web-service': {
    'inside only': { spec: { exposure: 'internal' } },
    'in an environment without NAT': { outputs: { PrivateEgress: 'none' } },
    'with a name but no certificate': { spec: { domainName: 'orders.example.com' } },
    'with a certificate but no name': {
      spec: { certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d' },
    },
  },
  'http-function': {
    'in Python': { spec: { runtime: 'python3.14' } },
    'with code from S3': { spec: code },
    'with one version of the code': { spec: { ...code, codeObjectVersion: '3HL4kqtJlcpXroDTDmJ' } },
    'with tokens but no other sites': { spec: { routes: ['GET /'], ...token } },
    'with a preflight route of its own': {
      spec: { routes: ['$default', 'OPTIONS /{proxy+}'], corsOrigins: ['*'], ...token },
    },
  },
}

/** Everything a version is tried with, by what makes it special. */
export function variantsOf(starter: StarterVersion): Variants {
  return {
    'from its example': { spec: exampleSpec(starter) },
    'from nothing but defaults': { spec: {} },
    ...choices[starter.template],
  }
}

/** What the outputs of a running instance may be, as far as pipelines read them. */
const instanceOutputs: Record<string, Record<string, string>> = {
  "web-service": { ClusterName: "c", ServiceName: "s" }, "background-worker": { ClusterName: "c", ServiceName: "s" }, "scheduled-job": { TaskDefinitionFamily: "f" }, "ec2-service": { ReleaseApplicationName: "a", ReleaseGroupName: "g", RoleArn: "arn:aws:iam::111122223333:role/ledger" }, database: { SecretArn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x", KeyArn: "arn:aws:kms:eu-west-1:111122223333:key/x", Endpoint: "x.example.com", Port: "5432", DatabaseName: "orders", ClientSecurityGroupId: "sg-0a1b2c3d4e5f60001" }, "static-site": { BucketName: "b", DistributionId: "E1" }, "http-function": { FunctionName: "f", ReleaseApplicationName: "a", ReleaseGroupName: "g" } }

/** What pipelines are tried with: nothing deployed yet, and three instances of which one is not deployed. */
export function pipelineVariantsOf({ template, bundle }: StarterVersion): Record<string, PipelineVariant> {
  if (!bundle.parts.pipeline) return {}
  const outputs = instanceOutputs[template] ?? {}
  return {
    'before anything is deployed': { instances: [{ name: 'staging', outputs: {} }] },
    'with instances': {
      instances: [
        { name: longest('a'), outputs },
        { name: 'not-yet', outputs: {} },
        { name: 'production', outputs },
      ],
    },
  }
}
