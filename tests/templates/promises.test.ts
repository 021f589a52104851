import { afterAll, describe, expect, test } from 'vitest'
import { at, cases, newest, ofType, only, type Resource, templateOf } from './reading.ts'
import { pool, render } from './rendering.ts'

afterAll(() => pool.close())

/** Actions for which AWS knows no narrower resource, by its service authorization reference. */
const knowNoResource =
  /^(cloudwatch:DescribeAlarms|ec2:(Assign|Unassign)PrivateIpAddresses|ec2:(Create|Delete|Describe)\w+|ecr:GetAuthorizationToken|ecs:DescribeTaskDefinition|logs:DescribeLogGroups|xray:Put\w+)$/

interface Statement {
  Effect: string
  Action: string | string[]
  Resource?: unknown
}

const listOf = <Item>(value: Item | Item[]): Item[] => (Array.isArray(value) ? value : [value])

function statementsOf(role: Resource): Statement[] {
  const policies = (role.properties.Policies ?? []) as unknown as { PolicyDocument: { Statement: Statement[] } }[]
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement).filter(({ Effect }) => Effect === 'Allow')
}

describe.each(cases)('$name', ({ rendered }) => {
  test('gives no role a wildcard where AWS lets a resource be named', async () => {
    for (const [logicalId, role] of ofType(await templateOf(rendered()), 'AWS::IAM::Role')) {
      for (const { Action, Resource } of statementsOf(role)) {
        for (const action of listOf(Action))
          expect([logicalId, action]).not.toContainEqual(expect.stringContaining('*'))
        if (!listOf(Resource).includes('*')) continue
        for (const action of listOf(Action))
          expect([logicalId, action]).toEqual([logicalId, expect.stringMatching(knowNoResource)])
      }
    }
  })

  test('gives no role the power of an administrator', async () => {
    const text = (await rendered()).body
    expect(text).not.toMatch(/AdministratorAccess|PowerUserAccess|policy\/\w*FullAccess/)
  })

  test('keeps what it stores encrypted, and no bucket public', async () => {
    const template = await templateOf(rendered())
    for (const [, bucket] of ofType(template, 'AWS::S3::Bucket')) {
      expect(at(bucket, 'BucketEncryption')).toBeDefined()
      expect(at(bucket, 'PublicAccessBlockConfiguration')).toEqual(closed)
    }
    for (const [, queue] of ofType(template, 'AWS::SQS::Queue')) expect(at(queue, 'SqsManagedSseEnabled')).toBe(true)
    for (const [, topic] of ofType(template, 'AWS::SNS::Topic')) expect(at(topic, 'KmsMasterKeyId')).toBeDefined()
    for (const [, key] of ofType(template, 'AWS::KMS::Key')) expect(at(key, 'EnableKeyRotation')).toBe(true)
    for (const [, server] of ofType(template, 'AWS::EC2::LaunchTemplate'))
      expect(at(server, 'LaunchTemplateData', 'BlockDeviceMappings', 0, 'Ebs', 'Encrypted')).toBe(true)
  })

  test('never deletes a key, a bucket, an image or a database with its stack', async () => {
    const template = await templateOf(rendered())
    for (const type of ['AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::ECR::Repository'])
      for (const [, held] of ofType(template, type)) expect(policiesOf(held)).toEqual(['Retain', 'Retain'])
    const alone = ofType(template, 'AWS::RDS::DBInstance').filter(([, server]) => !at(server, 'DBClusterIdentifier'))
    for (const [, database] of [...alone, ...ofType(template, 'AWS::RDS::DBCluster')]) {
      expect(policiesOf(database)).toEqual(['Snapshot', 'Snapshot'])
      expect(at(database, 'StorageEncrypted')).toBe(true)
    }
  })
})

const closed = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
}
const policiesOf = ({ deletionPolicy, updateReplacePolicy }: Resource) => [deletionPolicy, updateReplacePolicy]

const services = [
  'web-service',
  'background-worker',
  'scheduled-job',
  'http-function',
  'static-site',
  'ec2-service',
  'database',
]

describe.each(services)('the newest %s', (name) => {
  const topic = 'arn:aws:sns:eu-west-1:111122223333:on-call'

  test("tells every alarm to the topics of the spec and to the environment's own", async () => {
    const outputs = { AlarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:environment' }
    const template = await templateOf(render(newest(name), { spec: { alarmTopicArns: [topic] }, outputs }))
    const alarms = ofType(template, 'AWS::CloudWatch::Alarm')
    expect(alarms).not.toEqual([])
    for (const [logicalId, alarm] of alarms) {
      expect([logicalId, at(alarm, 'AlarmActions')]).toEqual([logicalId, [topic, outputs.AlarmTopicArn]])
      expect(at(alarm, 'OKActions')).toEqual([topic, outputs.AlarmTopicArn])
    }
  })

  test('has alarms that tell nobody when there is nobody to tell', async () => {
    const template = await templateOf(render(newest(name), { spec: {}, without: ['AlarmTopicArn'] }))
    for (const [, alarm] of ofType(template, 'AWS::CloudWatch::Alarm')) expect(at(alarm, 'AlarmActions')).toEqual([])
  })
})

describe('while a release is under way', () => {
  test.each(['web-service', 'background-worker'])(
    'a %s keeps all of its tasks, and goes back when it fails',
    async (name) => {
      const service = only(await templateOf(render(newest(name), { spec: {} })), 'AWS::ECS::Service')
      expect(at(service, 'DeploymentConfiguration', 'MinimumHealthyPercent')).toBe(100)
      expect(at(service, 'DeploymentConfiguration', 'DeploymentCircuitBreaker')).toEqual({
        Enable: true,
        Rollback: true,
      })
      expect(at(service, 'DeploymentConfiguration', 'Alarms', 'Rollback')).toBe(true)
    },
  )

  test.each([
    ['blue-green', 'BLUE_GREEN'],
    ['canary', 'CANARY'],
    ['linear', 'LINEAR'],
  ])('a web service released %s has a second place for the new tasks', async (releaseStrategy, Strategy) => {
    const template = await templateOf(render(newest('web-service'), { spec: { releaseStrategy } }))
    expect(at(only(template, 'AWS::ECS::Service'), 'DeploymentConfiguration')).toMatchObject({ Strategy })
    expect(ofType(template, 'AWS::ElasticLoadBalancingV2::TargetGroup')).toHaveLength(2)
  })

  test.each([
    [{}, { MaxBatchSize: 1, MinInstancesInService: 2 }],
    [
      { minInstances: 2, maxInstances: 2 },
      { MaxBatchSize: 1, MinInstancesInService: 1 },
    ],
    [
      { minInstances: 5, releaseStrategy: 'half-at-a-time' },
      { MaxBatchSize: 3, MinInstancesInService: 2 },
    ],
    [
      { minInstances: 1, releaseStrategy: 'half-at-a-time' },
      { MaxBatchSize: 1, MinInstancesInService: 0 },
    ],
    [{ releaseStrategy: 'all-at-once' }, { MaxBatchSize: 4, MinInstancesInService: 0 }],
  ])('a service on EC2 with %j replaces %j', async (spec, batches) => {
    const group = only(await templateOf(render(newest('ec2-service'), { spec })), 'AWS::AutoScaling::AutoScalingGroup')
    expect(group.updatePolicy).toMatchObject({ AutoScalingRollingUpdate: batches })
  })

  test.each([
    ['all-at-once', 'AllAtOnce'],
    ['canary', 'Canary10Percent5Minutes'],
    ['linear', 'Linear10PercentEvery1Minute'],
  ])('a function released %s goes back on its alarm, whoever releases', async (releaseStrategy, config) => {
    const byDeployments = await templateOf(render(newest('http-function'), { spec: { releaseStrategy } }))
    expect(at(only(byDeployments, 'AWS::Serverless::Function'), 'DeploymentPreference')).toEqual({
      Type: config,
      Role: { 'Fn::GetAtt': ['ReleaseRole', 'Arn'] },
      Alarms: [{ Ref: 'ReleaseAlarm' }],
    })
    const spec = { releaseStrategy, releasedBy: 'pipeline' }
    const group = only(await templateOf(render(newest('http-function'), { spec })), 'AWS::CodeDeploy::DeploymentGroup')
    expect(at(group, 'DeploymentConfigName')).toBe(`CodeDeployDefault.Lambda${config}`)
    expect(at(group, 'AutoRollbackConfiguration', 'Events')).toContain('DEPLOYMENT_STOP_ON_ALARM')
    expect(at(group, 'AlarmConfiguration', 'Alarms')).toEqual([{ Name: { Ref: 'ReleaseAlarm' } }])
  })
})

describe('a function', () => {
  const functionOf = async (spec: Record<string, unknown>) =>
    only(await templateOf(render(newest('http-function'), { spec })), 'AWS::Serverless::Function')
  /** What SAM makes a version of; it does not look at the rest. */
  const seenBySam = async (spec: Record<string, unknown>) => {
    const made = await functionOf(spec)
    return JSON.stringify([at(made, 'CodeUri'), at(made, 'InlineCode'), at(made, 'Environment')])
  }

  test.each([
    { memoryMb: 512 },
    { timeoutSeconds: 20 },
    { variables: { A: '1' } },
    { codeBucket: 'builds', codeKey: '41.zip' },
    { runtime: 'python3.14' },
    { layerArns: ['arn:aws:lambda:eu-west-1:111122223333:layer:currencies:7'] },
    { temporaryStorageMb: 1024 },
  ])('gets a version when %j changes', async (spec) => expect(await seenBySam(spec)).not.toBe(await seenBySam({})))

  test.each([{ latencyAlarmMs: 100 }, { maxConcurrency: 5 }, { description: 'Prices' }])(
    'gets none when only %j changes, of which Lambda makes no version',
    async (spec) => expect(await seenBySam(spec)).toBe(await seenBySam({})),
  )

  test('keeps its alias where its pipeline moved it, whatever the stack changes', async () => {
    const [before, after] = [{ releasedBy: 'pipeline' }, { releasedBy: 'pipeline', memoryMb: 512 }]
    const [then, now] = [await functionOf(before), await functionOf(after)]
    expect(at(now, 'AutoPublishCodeSha256')).toBe(at(then, 'AutoPublishCodeSha256'))
    expect(at(now, 'AutoPublishCodeSha256')).toBeDefined()
    expect(at(now, 'DeploymentPreference')).toBeUndefined()
  })

  test('has the name of Hadron once, whatever a team calls its variables', async () => {
    const made = await functionOf({ variables: { HADRON_SERVICE: 'mine' } })
    expect(at(made, 'Environment', 'Variables', 'HADRON_SERVICE')).toBe('s'.repeat(40))
  })
})

test('a database lets in its clients only, and nobody ever types its password', async () => {
  const template = await templateOf(render(newest('database'), { spec: {} }))
  const database = only(template, 'AWS::RDS::DBInstance')
  expect(database.properties).toMatchObject({ PubliclyAccessible: false, ManageMasterUserPassword: true })
  expect(database.properties).not.toHaveProperty('MasterUserPassword')
  const [, group] =
    ofType(template, 'AWS::EC2::SecurityGroup').find(([logicalId]) => logicalId === 'SecurityGroup') ?? []
  const rules = (group?.properties.SecurityGroupIngress ?? []) as Record<string, unknown>[]
  expect(rules.map(({ CidrIp }) => CidrIp)).toEqual([undefined])
})
