import { DeleteChangeSetCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'
import { putObject } from '../language/objects.ts'
import { changeSetCalls, lines } from './calls.ts'

const endpoint = testEndpoint()
const { describe, propose, execute } = changeSetCalls(endpoint)
const NESTED = { IncludeNestedStacks: true }

const inner = (delay: number, name = 'Queue') =>
  JSON.stringify({
    Parameters: { Colour: { Type: 'String', Default: 'red', AllowedValues: ['red', 'blue'] } },
    Resources: { [name]: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: delay } } },
    Outputs: { Name: { Value: { 'Fn::GetAtt': [name, 'QueueName'] } } },
  })

async function outer(key: string, delay: number, more: Record<string, unknown> = {}) {
  const TemplateURL = await putObject(endpoint.url(), 'templates', key, inner(delay))
  return { Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL, ...more } } } }
}

test('with nested stacks included each has a change set of its own, and all are executed as one', async () => {
  const root = await propose('family', await outer('family', 1), { ChangeSetType: 'CREATE', ...NESTED })
  expect(root).toMatchObject({ Status: 'CREATE_COMPLETE', IncludeNestedStacks: true })
  const change = root.Changes?.[0]?.ResourceChange
  const child = await describe(change?.ChangeSetId ?? '')
  expect(child).toMatchObject({ ParentChangeSetId: root.ChangeSetId, RootChangeSetId: root.ChangeSetId })
  expect(
    child.Changes?.map(({ ResourceChange }) => [ResourceChange?.Action, ResourceChange?.LogicalResourceId]),
  ).toEqual([['Add', 'Queue']])
  expect((await stackOf(endpoint.client(), child.StackId ?? '')).StackStatus).toBe('REVIEW_IN_PROGRESS')
  await execute(root.ChangeSetId)
  expect(await stackOf(endpoint.client(), 'family')).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
  expect(await stackOf(endpoint.client(), child.StackId ?? '')).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    ParentId: root.StackId,
    RootId: root.StackId,
    ChangeSetId: child.ChangeSetId,
  })
  expect((await describe(child.ChangeSetId ?? '')).ExecutionStatus).toBe('EXECUTE_COMPLETE')
})

test('another template behind the same URL is a change of the nested stack', async () => {
  const body = await outer('same', 1)
  await execute((await propose('same', body, { ChangeSetType: 'CREATE' })).ChangeSetId)
  expect((await propose('same', body, NESTED)).Status).toBe('FAILED')
  await outer('same', 2)
  const root = await propose('same', body, NESTED)
  const change = root.Changes?.[0]?.ResourceChange
  expect(change).toMatchObject({ Action: 'Modify', Replacement: 'False' })
  expect(lines(change)).toEqual(['Properties Dynamic Automatic'])
  const child = await describe(change?.ChangeSetId ?? '')
  expect(lines(child.Changes?.[0]?.ResourceChange)).toEqual(['DelaySeconds Static DirectModification'])
  await execute(root.ChangeSetId)
  expect((await stackOf(endpoint.client(), child.StackId ?? '')).StackStatus).toBe('UPDATE_COMPLETE')
})

test('a nested stack that cannot be planned fails the change set of its root', async () => {
  const body = await outer('bad', 1, { Parameters: { Colour: 'green' } })
  const root = await propose('bad', body, { ChangeSetType: 'CREATE', ...NESTED })
  const id = root.StatusReason?.match(/arn:\S+/)?.[0] ?? ''
  expect([root.Status, root.StatusReason]).toEqual([
    'FAILED',
    `Nested change set ${id} was not successfully created: Currently in FAILED.`,
  ])
  expect((await describe(id)).StatusReason).toBe("Parameter 'Colour' must be one of AllowedValues")
})

test('the change set of a nested stack goes with that of its root, and never alone', async () => {
  const root = await propose('gone', await outer('gone', 1), { ChangeSetType: 'CREATE', ...NESTED })
  const id = root.Changes?.[0]?.ResourceChange?.ChangeSetId ?? ''
  const { StackId = '' } = await describe(id)
  expect((await refusal(execute(id))).name).toBe('InvalidChangeSetStatusException')
  await endpoint.client().send(new DeleteChangeSetCommand({ ChangeSetName: root.ChangeSetId }))
  expect((await refusal(describe(id))).name).toBe('ChangeSetNotFoundException')
  const { Stacks } = await endpoint.client().send(new DescribeStacksCommand({ StackName: StackId }))
  expect(Stacks?.[0]?.StackStatus).toBe('DELETE_COMPLETE')
})
