import { DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, storyOf, testEndpoint } from '../endpoint.ts'
import { changeSetCalls } from './calls.ts'

const endpoint = testEndpoint()
const { deploy, propose, execute } = changeSetCalls(endpoint)

const queue = (more: object = {}) => ({
  Type: 'AWS::SQS::Queue',
  DeletionPolicy: 'Retain',
  Properties: { QueueName: 'kept' },
  ...more,
})

test('with ImportExistingResources a resource that a stack left behind is taken over, beside what is created', async () => {
  await deploy('first', { Resources: { Kept: queue() } })
  await endpoint.client().send(new DeleteStackCommand({ StackName: 'first' }))
  const body = { Resources: { Mine: queue(), Fresh: { Type: 'AWS::SNS::Topic' } } }
  const told = await propose('second', body, { ChangeSetType: 'CREATE', ImportExistingResources: true })
  expect(told.ImportExistingResources).toBe(true)
  expect(told.Changes?.map(({ ResourceChange: r }) => [r?.LogicalResourceId, r?.Action])).toEqual([
    ['Fresh', 'Add'],
    ['Mine', 'Import'],
  ])
  expect(told.Changes?.[1]?.ResourceChange?.PhysicalResourceId).toMatch(/\/kept$/)
  await execute(told.ChangeSetId)
  expect((await stackOf(endpoint.client(), 'second')).StackStatus).toBe('CREATE_COMPLETE')
  expect(await storyOf(endpoint.client(), 'second')).toContain('Mine IMPORT_COMPLETE')
})

const importOf = (QueueName: string) => ({
  ChangeSetType: 'IMPORT' as const,
  ResourcesToImport: [
    {
      ResourceType: 'AWS::SQS::Queue',
      LogicalResourceId: 'Kept',
      ResourceIdentifier: { QueueUrl: `https://sqs.eu-west-1.amazonaws.com/000000000000/${QueueName}` },
    },
  ],
})

test('a named resource that a stack left behind is imported into a new one', async () => {
  const body = { Resources: { Kept: queue({ Properties: { QueueName: 'left' } }) } }
  await deploy('leaver', body)
  await endpoint.client().send(new DeleteStackCommand({ StackName: 'leaver' }))
  const told = await propose('keeper', body, importOf('left'))
  await execute(told.ChangeSetId)
  expect((await stackOf(endpoint.client(), 'keeper')).StackStatus).toBe('IMPORT_COMPLETE')
})

test('an import of what a living stack has is rolled back, and takes nothing away', async () => {
  const body = { Resources: { Kept: queue({ Properties: { QueueName: 'in-use' } }) } }
  await deploy('user', body)
  const told = await propose('thief', body, importOf('in-use'))
  await execute(told.ChangeSetId)
  expect((await stackOf(endpoint.client(), 'thief')).StackStatus).toBe('IMPORT_ROLLBACK_COMPLETE')
  expect(await storyOf(endpoint.client(), 'thief')).toEqual([
    'thief REVIEW_IN_PROGRESS',
    'thief IMPORT_IN_PROGRESS',
    'Kept IMPORT_IN_PROGRESS',
    'Kept IMPORT_FAILED',
    'thief IMPORT_ROLLBACK_IN_PROGRESS',
    'Kept IMPORT_ROLLBACK_IN_PROGRESS',
    'Kept IMPORT_ROLLBACK_COMPLETE',
    'thief IMPORT_ROLLBACK_COMPLETE',
  ])
  expect((await stackOf(endpoint.client(), 'user')).StackStatus).toBe('CREATE_COMPLETE')
})

test('what a living stack has is not there to be taken over', async () => {
  await deploy('owner', { Resources: { Kept: queue({ Properties: { QueueName: 'owned' } }) } })
  const body = { Resources: { Mine: queue({ Properties: { QueueName: 'owned' } }) } }
  const told = await propose('taker', body, { ChangeSetType: 'CREATE', ImportExistingResources: true })
  expect(told.Changes?.map((change) => change.ResourceChange?.Action)).toEqual(['Add'])
})

test.each([
  [
    'without a DeletionPolicy',
    { Kept: queue({ DeletionPolicy: undefined }) },
    'The following resources to import [Kept] must have DeletionPolicy attribute specified in the template.',
  ],
  ['that the template does not have', { Other: queue() }, 'Resources [Kept] do not exist in the template'],
  [
    'beside another addition',
    { Kept: queue(), Other: queue({ Properties: {} }) },
    'Resources [Other] is missing from ResourceToImport list',
  ],
])('an import of a resource %s is refused', async (_what, Resources, message) => {
  const ResourcesToImport = [
    {
      ResourceType: 'AWS::SQS::Queue',
      LogicalResourceId: 'Kept',
      ResourceIdentifier: { QueueUrl: 'https://sqs/kept' },
    },
  ]
  const refused = await refusal(propose('import', { Resources }, { ChangeSetType: 'IMPORT', ResourcesToImport }))
  expect(refused.message).toBe(message)
})
