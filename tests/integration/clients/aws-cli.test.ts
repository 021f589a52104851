import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { clientBench } from './client.ts'
import { expectRecordedCalls } from './counts.ts'

const version = spawnSync('aws', ['--version'], { encoding: 'utf8' })
const installed = /^aws-cli\/(\d+)\.(\d+)/.exec(`${version.stdout ?? ''}${version.stderr ?? ''}`)
const [, major = '0', minor = '0'] = installed ?? []
/** Older ones take only `--endpoint-url`, which `package` does not pass on to S3: it would leave the machine. */
const readsVariables = major === '1' ? Number(minor) >= 29 : Number(minor) >= 13

if (!installed) console.warn('skipped: the AWS CLI is not on this machine (aws --version)')

describe.skipIf(!installed)('the AWS CLI', () => {
  const bench = clientBench()

  const aws = (...args: string[]) => bench.run('aws', ['--endpoint-url', bench.url(), ...args])

  /** What a command answers, when it ends well. */
  async function answer(...args: string[]) {
    const { code, stdout, output } = await aws(...args, '--output', 'json')
    expect([code, output]).toEqual([0, output])
    return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as unknown)
  }

  const template = (delay: number) =>
    `Parameters: { Suffix: { Type: String, Default: a } }
Resources: { Queue: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: ${delay}, QueueName: !Sub 'jobs-\${Suffix}' } } }
Outputs: { Url: { Value: !Ref Queue, Export: { Name: jobs-url } } }
`

  function file(name: string, content: string | Buffer): string {
    const place = path.join(bench.folder, name)
    writeFileSync(place, content)
    return place
  }

  const calls = (what: string, made: Record<string, number>) => expectRecordedCalls(`aws cloudformation ${what}`, made)

  test('deploy creates, updates, and leaves alone what has not changed', async () => {
    const deploy = (...more: string[]) =>
      aws(
        'cloudformation',
        'deploy',
        '--stack-name',
        'jobs',
        '--template-file',
        file('jobs.yaml', template(1)),
        ...more,
      )
    const created = await deploy()
    expect(created.output).toContain('Successfully created/updated stack - jobs')
    calls('deploy, create', created.calls)
    const updated = await deploy('--parameter-overrides', 'Suffix=b')
    expect(updated.output).toContain('Successfully created/updated stack - jobs')
    calls('deploy, update', updated.calls)
    const again = await deploy('--parameter-overrides', 'Suffix=b')
    expect(again.output).toContain('No changes to deploy. Stack jobs is up to date')
    calls('deploy, no change', again.calls)
  })

  test('every describe, list and get command reads the stack', async () => {
    const read = (...args: string[]) => answer('cloudformation', ...args)
    const named = ['--stack-name', 'jobs']
    expect(await read('describe-stacks', ...named)).toMatchObject({ Stacks: [{ StackStatus: 'UPDATE_COMPLETE' }] })
    expect(await read('describe-stack-events', ...named, '--max-items', '2')).toMatchObject({ StackEvents: [{}, {}] })
    expect(await read('describe-stack-resources', ...named)).toMatchObject({ StackResources: [{}] })
    expect(await read('list-stack-resources', ...named)).toMatchObject({ StackResourceSummaries: [{}] })
    expect(await read('get-template', ...named)).toMatchObject({ TemplateBody: expect.stringContaining('jobs-') })
    expect(await read('get-template-summary', ...named)).toMatchObject({ ResourceTypes: ['AWS::SQS::Queue'] })
    expect(await read('list-exports')).toMatchObject({ Exports: [{ Name: 'jobs-url' }] })
    expect(await read('list-stacks', '--stack-status-filter', 'UPDATE_COMPLETE')).toMatchObject({
      StackSummaries: [{ StackName: 'jobs' }],
    })
    expect(await read('describe-account-limits')).toMatchObject({ AccountLimits: expect.any(Array) })
    expect(await read('validate-template', '--template-body', template(1))).toMatchObject({
      Parameters: [{ ParameterKey: 'Suffix', DefaultValue: 'a' }],
    })
  })

  test('a change set is made, waited for, read, executed and waited for', async () => {
    const set = ['--stack-name', 'jobs', '--change-set-name', 'slower']
    await answer('cloudformation', 'create-change-set', ...set, '--template-body', template(60))
    await answer('cloudformation', 'wait', 'change-set-create-complete', ...set)
    expect(await answer('cloudformation', 'describe-change-set', ...set)).toMatchObject({
      Changes: [{ ResourceChange: { Action: 'Modify' } }],
    })
    await answer('cloudformation', 'execute-change-set', ...set)
    await answer('cloudformation', 'wait', 'stack-update-complete', '--stack-name', 'jobs')
    expect(await answer('cloudformation', 'list-change-sets', '--stack-name', 'jobs')).toMatchObject({
      Summaries: expect.not.arrayContaining([expect.objectContaining({ ChangeSetName: 'slower' })]),
    })
  })

  test('drift is detected, and a stack policy is kept', async () => {
    await bench.control('POST', 'drift', { stack: 'jobs', resource: 'Queue', properties: { DelaySeconds: 5 } })
    const named = ['--stack-name', 'jobs']
    const detection = (await answer('cloudformation', 'detect-stack-drift', ...named)) as {
      StackDriftDetectionId: string
    }
    const id = ['--stack-drift-detection-id', detection.StackDriftDetectionId]
    expect(await answer('cloudformation', 'describe-stack-drift-detection-status', ...id)).toMatchObject({
      StackDriftStatus: 'DRIFTED',
    })
    expect(await answer('cloudformation', 'describe-stack-resource-drifts', ...named)).toMatchObject({
      StackResourceDrifts: [{ StackResourceDriftStatus: 'MODIFIED' }],
    })
    const policy = '{"Statement":[{"Effect":"Allow","Action":"Update:*","Principal":"*","Resource":"*"}]}'
    await answer('cloudformation', 'set-stack-policy', ...named, '--stack-policy-body', policy)
    expect(await answer('cloudformation', 'get-stack-policy', ...named)).toEqual({ StackPolicyBody: policy })
  })

  test.skipIf(!readsVariables)('package uploads what a template names, and the result can be deployed', async () => {
    mkdirSync(path.join(bench.folder, 'code'), { recursive: true })
    file('code/index.js', 'exports.handler = async () => {}')
    const body = `Resources: { F: { Type: AWS::Lambda::Function, Properties: { Code: ./code, Handler: index.handler, Runtime: nodejs22.x, Role: 'arn:aws:iam::000000000000:role/f' } } }`
    await aws('s3', 'mb', 's3://packages')
    const packed = path.join(bench.folder, 'packed.yaml')
    const args = ['--template-file', file('function.yaml', body), '--s3-bucket', 'packages']
    const { output } = await bench.run('aws', ['cloudformation', 'package', ...args, '--output-template-file', packed])
    expect(output).toContain('Successfully packaged artifacts')
    expect(readFileSync(packed, 'utf8')).toContain('S3Bucket: packages')
    const deployed = await aws('cloudformation', 'deploy', '--stack-name', 'function', '--template-file', packed)
    expect(deployed.output).toContain('Successfully created/updated stack')
  })

  test('delete-stack and wait end with the stack gone', async () => {
    await answer('cloudformation', 'delete-stack', '--stack-name', 'jobs')
    await answer('cloudformation', 'wait', 'stack-delete-complete', '--stack-name', 'jobs')
    const { code, output } = await aws('cloudformation', 'describe-stacks', '--stack-name', 'jobs')
    expect(output).toContain('(ValidationError) when calling the DescribeStacks operation: Stack with id jobs does not')
    expect(code).toBeGreaterThan(0)
  })

  test('objects go up and come down, large ones in parts', async () => {
    const large = file('large.bin', randomBytes(20_000_000))
    await aws('s3', 'mb', 's3://files')
    const up = await aws('s3', 'cp', large, 's3://files/deep/large.bin')
    expect([up.code, up.calls['s3 CompleteMultipartUpload']]).toEqual([0, 1])
    const back = path.join(bench.folder, 'back.bin')
    await aws('s3', 'cp', 's3://files/deep/large.bin', back)
    expect(readFileSync(back).equals(readFileSync(large))).toBe(true)
    expect((await aws('s3', 'ls', 's3://files')).output).toContain('PRE deep/')
    expect((await aws('s3', 'cp', large, 's3://no-such-bucket/x')).output).toContain('NoSuchBucket')
    expect((await aws('s3', 'rb', 's3://files')).output).toContain('BucketNotEmpty')
    expect((await aws('s3', 'rb', 's3://files', '--force')).output).toContain('remove_bucket: files')
  })

  test('callers, parameters and alarms are there as well', async () => {
    expect(await answer('sts', 'get-caller-identity')).toMatchObject({ Account: '000000000000' })
    await answer('ssm', 'put-parameter', '--name', '/app/size', '--value', '3', '--type', 'String')
    expect(await answer('ssm', 'get-parameters-by-path', '--path', '/app')).toMatchObject({
      Parameters: [{ Value: '3' }],
    })
    const metric = ['--metric-name', 'Errors', '--namespace', 'App', '--statistic', 'Sum', '--period', '60']
    const bound = ['--threshold', '1', '--evaluation-periods', '1', '--comparison-operator', 'GreaterThanThreshold']
    await answer('cloudwatch', 'put-metric-alarm', '--alarm-name', 'errors', ...metric, ...bound)
    await bench.control('PUT', 'alarms', { name: 'errors', state: 'ALARM', region: 'eu-west-1' })
    expect(await answer('cloudwatch', 'describe-alarms')).toMatchObject({
      MetricAlarms: [{ AlarmName: 'errors', StateValue: 'ALARM', MetricName: 'Errors', Threshold: 1 }],
    })
  })

  test('zones of a region are known, and what is not here says so', async () => {
    expect(await answer('ec2', 'describe-availability-zones')).toMatchObject({
      AvailabilityZones: [{ ZoneName: 'eu-west-1a', ZoneId: 'euw1-az1' }, {}, {}],
    })
    expect((await aws('ec2', 'describe-vpcs')).output).toContain('Could not find operation DescribeVpcs')
    expect((await aws('iam', 'list-roles')).output).toContain('The local endpoint does not implement iam ListRoles.')
    expect((await aws('lambda', 'list-functions')).output).toMatch(/does not implement lambda GET \/2015-03-31/)
  })
})
