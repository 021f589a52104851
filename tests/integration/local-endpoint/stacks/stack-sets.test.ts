import {
  CreateStackInstancesCommand,
  type CreateStackInstancesCommandInput,
  CreateStackSetCommand,
  DeleteStackInstancesCommand,
  DeleteStackSetCommand,
  DescribeStackSetCommand,
  DescribeStackSetOperationCommand,
  DescribeStacksCommand,
  ListStackInstancesCommand,
  ListStackSetOperationResultsCommand,
  ListStackSetsCommand,
  StopStackSetOperationCommand,
  UpdateStackInstancesCommand,
  UpdateStackSetCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, testEndpoint } from '../endpoint.ts'

const endpoint = testEndpoint()
const ACCOUNTS = ['111111111111', '222222222222', '333333333333']

const body = (value: string) =>
  JSON.stringify({
    Parameters: { Value: { Type: 'String', Default: value } },
    Resources: { Setting: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { Ref: 'Value' } } } },
  })

const createSet = (name: string, more = {}) =>
  endpoint.client().send(new CreateStackSetCommand({ StackSetName: name, TemplateBody: body('first'), ...more }))

async function addInstances(name: string, more: Partial<CreateStackInstancesCommandInput> = {}) {
  const { OperationId } = await endpoint
    .client()
    .send(new CreateStackInstancesCommand({ StackSetName: name, Accounts: ACCOUNTS, Regions: ['eu-west-1'], ...more }))
  return OperationId ?? ''
}

async function operation(name: string, id = '') {
  const { StackSetOperation } = await endpoint
    .client()
    .send(new DescribeStackSetOperationCommand({ StackSetName: name, OperationId: id }))
  const { Summaries = [] } = await endpoint
    .client()
    .send(new ListStackSetOperationResultsCommand({ StackSetName: name, OperationId: id }))
  return {
    status: StackSetOperation?.Status,
    results: Summaries.map((one) => `${one.Account} ${one.Region} ${one.Status}`),
    reasons: Summaries.map((one) => one.StatusReason),
  }
}

async function instances(name: string) {
  const { Summaries = [] } = await endpoint.client().send(new ListStackInstancesCommand({ StackSetName: name }))
  return Summaries
}

const failIn = (account: string, on: string, times = 1) =>
  endpoint.control('POST', 'failures', { account, on, times, type: 'AWS::SSM::Parameter' })

test('a stack set puts a stack into every account and region, and takes them away again', async () => {
  await createSet('everywhere')
  const created = await operation(
    'everywhere',
    await addInstances('everywhere', { Regions: ['eu-west-1', 'us-east-1'] }),
  )
  expect(created.status).toBe('SUCCEEDED')
  expect(created.results).toHaveLength(6)
  for (const { Account, Region, StackId, Status } of await instances('everywhere')) {
    expect(Status).toBe('CURRENT')
    const { Stacks } = await endpoint.client(Account, Region).send(new DescribeStacksCommand({ StackName: StackId }))
    expect(Stacks?.[0]).toMatchObject({
      StackName: expect.stringMatching(/^StackSet-everywhere-/),
      StackStatus: 'CREATE_COMPLETE',
    })
  }
  const full = await refusal(endpoint.client().send(new DeleteStackSetCommand({ StackSetName: 'everywhere' })))
  expect([full.name, full.$metadata.httpStatusCode]).toEqual(['StackSetNotEmptyException', 409])
  const { OperationId } = await endpoint.client().send(
    new DeleteStackInstancesCommand({
      StackSetName: 'everywhere',
      Accounts: ACCOUNTS,
      Regions: ['eu-west-1', 'us-east-1'],
      RetainStacks: false,
    }),
  )
  expect((await operation('everywhere', OperationId)).status).toBe('SUCCEEDED')
  expect(await instances('everywhere')).toEqual([])
  await endpoint.client().send(new DeleteStackSetCommand({ StackSetName: 'everywhere' }))
  const { Summaries = [] } = await endpoint.client().send(new ListStackSetsCommand({ Status: 'DELETED' }))
  expect(Summaries.map((set) => set.StackSetName)).toContain('everywhere')
})

test('a new definition reaches all instances, an override its own', async () => {
  await createSet('change')
  await addInstances('change')
  await endpoint.client().send(
    new UpdateStackInstancesCommand({
      StackSetName: 'change',
      Accounts: ['111111111111'],
      Regions: ['eu-west-1'],
      ParameterOverrides: [{ ParameterKey: 'Value', ParameterValue: 'own' }],
    }),
  )
  await endpoint.client().send(
    new UpdateStackSetCommand({
      StackSetName: 'change',
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: 'Value', ParameterValue: 'second' }],
    }),
  )
  const values = await Promise.all(
    (await instances('change')).map(async ({ Account, Region, StackId }) => {
      const { Stacks } = await endpoint.client(Account, Region).send(new DescribeStacksCommand({ StackName: StackId }))
      return Stacks?.[0]?.Parameters?.[0]?.ParameterValue
    }),
  )
  expect(values).toEqual(['own', 'second', 'second'])
})

test('an operation that fails more than it may cancels what it has not begun', async () => {
  await createSet('budget')
  await failIn('111111111111', 'create')
  const { status, results, reasons } = await operation('budget', await addInstances('budget'))
  expect(status).toBe('FAILED')
  expect(results).toEqual([
    '111111111111 eu-west-1 FAILED',
    '222222222222 eu-west-1 CANCELLED',
    '333333333333 eu-west-1 CANCELLED',
  ])
  expect(reasons[0]).toMatch(/^ResourceLogicalId:Setting, ResourceType:AWS::SSM::Parameter, ResourceStatusReason:/)
  expect(reasons[1]).toBe('Cancelled since failure tolerance has exceeded')
  expect((await instances('budget')).map((one) => one.Status)).toEqual(['OUTDATED', 'OUTDATED', 'OUTDATED'])
  expect((await instances('budget')).map((one) => one.StackInstanceStatus?.DetailedStatus)).toEqual([
    'FAILED',
    'CANCELLED',
    'CANCELLED',
  ])
})

test('an operation within its tolerance goes on to the end, and is repeated by the same call', async () => {
  await createSet('tolerant')
  await failIn('222222222222', 'create')
  const preferences = { OperationPreferences: { FailureToleranceCount: 1, MaxConcurrentCount: 2 } }
  const first = await operation('tolerant', await addInstances('tolerant', preferences))
  expect([first.status, ...first.results.map((one) => one.split(' ').at(-1))]).toEqual([
    'SUCCEEDED',
    'SUCCEEDED',
    'FAILED',
    'SUCCEEDED',
  ])
  const second = await operation('tolerant', await addInstances('tolerant', preferences))
  expect([second.status, ...new Set(second.results.map((one) => one.split(' ').at(-1)))]).toEqual([
    'SUCCEEDED',
    'SUCCEEDED',
  ])
})

test('one operation at a time works on a set, and can be stopped', async () => {
  await createSet('busy')
  const rule = { account: '111111111111', on: 'create', hang: true, type: 'AWS::SSM::Parameter', times: 1 }
  await endpoint.control('POST', 'failures', rule)
  const id = await addInstances('busy')
  const second = await refusal(addInstances('busy'))
  expect([second.name, second.$metadata.httpStatusCode]).toEqual(['OperationInProgressException', 409])
  await endpoint.client().send(new StopStackSetOperationCommand({ StackSetName: 'busy', OperationId: id }))
  expect(await operation('busy', id)).toMatchObject({
    status: 'STOPPING',
    results: ['111111111111 eu-west-1 RUNNING', '222222222222 eu-west-1 CANCELLED', '333333333333 eu-west-1 CANCELLED'],
  })
})

test('a set and its operations outlive the process', async () => {
  await createSet('kept', { Description: 'stays' })
  const id = await addInstances('kept')
  await endpoint.restart()
  expect((await operation('kept', id)).status).toBe('SUCCEEDED')
  const { StackSet } = await endpoint.client().send(new DescribeStackSetCommand({ StackSetName: 'kept' }))
  expect(StackSet).toMatchObject({ Description: 'stays', Status: 'ACTIVE', PermissionModel: 'SELF_MANAGED' })
})

test.each([
  [
    'a set that is not there',
    () => addInstances('nowhere'),
    'StackSetNotFoundException',
    404,
    'StackSet nowhere not found',
  ],
  [
    'a name that is taken',
    async () => {
      await createSet('taken')
      return createSet('taken')
    },
    'NameAlreadyExistsException',
    409,
    'StackSet taken already exists',
  ],
  [
    'an organization',
    () => createSet('units', { PermissionModel: 'SERVICE_MANAGED' }),
    'ValidationError',
    400,
    'You must enable organizations access to operate a service managed stack set',
  ],
])('%s is refused in the words of AWS', async (_case, call, name, status, message) => {
  const error = await refusal(call())
  expect([error.name, error.$metadata.httpStatusCode, error.message]).toEqual([name, status, message])
})

test('deleting a set that is not there succeeds', async () => {
  await endpoint.client().send(new DeleteStackSetCommand({ StackSetName: 'non-existent-stack-set-id' }))
})
