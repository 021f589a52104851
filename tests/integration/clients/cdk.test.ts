import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../server/boot/bundle.mjs'
import { connect, stackOf } from '../local-endpoint/endpoint.ts'
import { type AssemblyStack, writeAssembly } from './assembly.ts'
import { clientBench } from './client.ts'
import { expectRecordedCalls } from './counts.ts'

const bench = clientBench()
const app = path.join(bench.folder, 'cdk.out')

const queue = (properties: object) => ({ Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: properties } } })

const shop = (properties: object): AssemblyStack => ({
  name: 'shop',
  synthesizer: 'default',
  template: queue(properties),
  assets: { 'handler.js': 'exports.handler = async () => {}' },
})
const plain = (properties: object): AssemblyStack => ({
  name: 'plain',
  synthesizer: 'bootstrapless',
  template: queue(properties),
})
const legacy: AssemblyStack = { name: 'legacy', synthesizer: 'legacy', template: queue({}) }

function cdk(...args: string[]) {
  const program = path.join(root, 'node_modules/aws-cdk/bin/cdk')
  return bench.run(process.execPath, [program, '--no-notices', '--no-version-reporting', '--app', app, ...args])
}

async function status(name: string) {
  const client = connect(bench.url())
  const { StackStatus } = await stackOf(client, name).finally(() => client.destroy())
  return StackStatus
}

test('cdk deploy before cdk bootstrap says what is missing', async () => {
  writeAssembly(app, [shop({ DelaySeconds: 1 })])
  const { code, output } = await cdk('deploy', 'shop', '--require-approval', 'never')
  expect(output).toMatch(/has the environment been bootstrapped\?/i)
  expect(code).toBe(1)
})

test('cdk bootstrap makes the toolkit stack', async () => {
  const { code, output, calls } = await cdk('bootstrap', 'aws://000000000000/eu-west-1')
  expect(output).toContain('bootstrapped.')
  expect(code).toBe(0)
  expect(await status('CDKToolkit')).toBe('CREATE_COMPLETE')
  expectRecordedCalls('cdk bootstrap', calls)
})

test('cdk deploy uploads assets and creates a stack of the default synthesizer', async () => {
  const { code, output, calls } = await cdk('deploy', 'shop', '--require-approval', 'never')
  expect(output).toContain('✅  shop')
  expect(code).toBe(0)
  expect(await status('shop')).toBe('CREATE_COMPLETE')
  expect(calls['s3 PutObject']).toBe(2)
  expectRecordedCalls('cdk deploy, default synthesizer, create', calls)
})

test('cdk deploy creates stacks of the bootstrapless and of the legacy synthesizer', async () => {
  writeAssembly(app, [shop({ DelaySeconds: 1 }), plain({}), legacy])
  const { code, output, calls } = await cdk('deploy', 'plain', '--require-approval', 'never')
  expect([code, output]).toEqual([0, expect.stringContaining('✅  plain')])
  expectRecordedCalls('cdk deploy, bootstrapless synthesizer, create', calls)
  const second = await cdk('deploy', 'legacy', '--require-approval', 'never')
  expect([second.code, second.output]).toEqual([0, expect.stringContaining('✅  legacy')])
  expectRecordedCalls('cdk deploy, legacy synthesizer, create', second.calls)
})

test('cdk diff tells what a deploy would change', async () => {
  writeAssembly(app, [shop({ DelaySeconds: 2 }), plain({ DelaySeconds: 3 })])
  const { output, calls } = await cdk('diff')
  expect(output).toMatch(/\[-\] 1\s+└─ \[\+\] 2/)
  expect(output).toContain('Number of stacks with differences: 2')
  expectRecordedCalls('cdk diff, two stacks', calls)
})

test('cdk deploy updates, and says so when there is nothing to update', async () => {
  const first = await cdk('deploy', 'shop', '--require-approval', 'never')
  expect(first.output).toContain('✅  shop')
  expect(await status('shop')).toBe('UPDATE_COMPLETE')
  expectRecordedCalls('cdk deploy, default synthesizer, update', first.calls)
  const direct = await cdk('deploy', 'plain', '--require-approval', 'never', '--method', 'direct')
  expect(direct.output).toContain('✅  plain')
  expectRecordedCalls('cdk deploy --method direct, update', direct.calls)
  const again = await cdk('deploy', 'shop', '--require-approval', 'never')
  expect(again.output).toContain('✅  shop (no changes)')
  expectRecordedCalls('cdk deploy, no change', again.calls)
})

test('cdk drift finds what was changed behind its back', async () => {
  const before = await cdk('drift', 'shop')
  expect(before.output).toContain('No drift detected')
  await bench.control('POST', 'drift', { stack: 'shop', resource: 'Queue', properties: { DelaySeconds: 900 } })
  const { output, code, calls } = await cdk('drift', 'shop', '--fail')
  expect(output).toMatch(/\[-\] 2\s+└─ \[\+\] 900/)
  expect(code).toBe(1)
  expectRecordedCalls('cdk drift', calls)
})

test('cdk rollback ends what a deploy with --no-rollback has left', async () => {
  writeAssembly(app, [shop({ DelaySeconds: 3, KmsMasterKeyId: 'hadron:fail-update:The key is gone' })])
  const failed = await cdk('deploy', 'shop', '--require-approval', 'never', '--no-rollback')
  expect(failed.output).toContain('The key is gone')
  expect([failed.code, await status('shop')]).toEqual([1, 'UPDATE_FAILED'])
  expectRecordedCalls('cdk deploy --no-rollback, failing', failed.calls)
  const { code, calls } = await cdk('rollback', 'shop')
  expect([code, await status('shop')]).toEqual([0, 'UPDATE_ROLLBACK_COMPLETE'])
  expectRecordedCalls('cdk rollback', calls)
})

test('a failed cdk deploy rolls back and shows the first cause', async () => {
  const { code, output } = await cdk('deploy', 'shop', '--require-approval', 'never')
  expect(output).toContain('The key is gone')
  expect([code, await status('shop')]).toEqual([1, 'UPDATE_ROLLBACK_COMPLETE'])
})

test('cdk deploy leaves a change set for somebody else to execute', async () => {
  writeAssembly(app, [shop({ DelaySeconds: 5 })])
  const prepared = ['--method', 'prepare-change-set', '--change-set-name', 'reviewed']
  const { code, output } = await cdk('deploy', 'shop', '--require-approval', 'never', ...prepared)
  expect([code, output]).toEqual([0, expect.stringContaining('waiting in review for manual execution')])
  expect(await status('shop')).toBe('UPDATE_ROLLBACK_COMPLETE')
  const asked = { StackName: 'shop', ChangeSetName: 'reviewed' }
  const place = { account: '000000000000', region: 'eu-west-1' }
  await bench.control('POST', 'outside', { ...place, action: 'ExecuteChangeSet', parameters: asked })
  expect(await status('shop')).toBe('UPDATE_COMPLETE')
})

test('cdk import takes over what a stack has left behind', async () => {
  const kept = { Kept: { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain', Properties: { QueueName: 'kept' } } }
  const asked = { StackName: 'leaver', TemplateBody: JSON.stringify({ Resources: kept }) }
  const place = { account: '000000000000', region: 'eu-west-1' }
  await bench.control('POST', 'outside', { ...place, action: 'CreateStack', parameters: asked })
  await bench.control('POST', 'outside', { ...place, action: 'DeleteStack', parameters: { StackName: 'leaver' } })
  writeAssembly(app, [{ name: 'keeper', synthesizer: 'default', template: { Resources: kept } }])
  const mapping = path.join(bench.folder, 'mapping.json')
  const url = 'https://sqs.eu-west-1.amazonaws.com/000000000000/kept'
  writeFileSync(mapping, JSON.stringify({ Kept: { QueueUrl: url } }))
  const { code, output } = await cdk('import', 'keeper', '--resource-mapping', mapping)
  expect([code, output]).toEqual([0, expect.stringContaining('✅  keeper')])
  expect(await status('keeper')).toBe('IMPORT_COMPLETE')
})

test('cdk refactor is told that there is no refactoring here', async () => {
  const renamed = { Renamed: queue({ DelaySeconds: 5 }).Resources.Queue }
  writeAssembly(app, [{ name: 'shop', synthesizer: 'bootstrapless', template: { Resources: renamed } }])
  const { output } = await cdk('refactor', '--unstable', 'refactor', '--force')
  expect(output).toContain('The local CloudFormation endpoint does not implement CreateStackRefactor')
})

test('cdk gc removes assets that no stack uses', async () => {
  const at = ['--rollback-buffer-days', '0', '--created-buffer-days', '0', '--confirm', 'false']
  const { code, output } = await cdk('gc', 'aws://000000000000/eu-west-1', '--unstable', 'gc', ...at)
  expect([code, output]).toEqual([0, expect.stringMatching(/[1-9]\d* assets \([\d.]+ MiB\) deleted/)])
})

test('cdk destroy deletes the stack', async () => {
  const { code, output, calls } = await cdk('destroy', 'shop', '--force')
  expect([code, output]).toEqual([0, expect.stringContaining('✅  shop: destroyed')])
  await expect(status('shop')).rejects.toThrow('Stack with id shop does not exist')
  expectRecordedCalls('cdk destroy', calls)
})
