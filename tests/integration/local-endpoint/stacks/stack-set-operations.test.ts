import {
  CreateStackInstancesCommand,
  type CreateStackInstancesCommandInput,
  CreateStackSetCommand,
  DescribeStackSetCommand,
  DescribeStackSetOperationCommand,
  DetectStackSetDriftCommand,
  ListStackInstancesCommand,
  ListStackSetOperationResultsCommand,
  ListStackSetOperationsCommand,
} from '@aws-sdk/client-cloudformation'
import { beforeEach, expect, test } from 'vitest'
import { testEndpoint } from '../endpoint.ts'
import { ask, form } from '../wire/request.ts'

const endpoint = testEndpoint()
const IRELAND = 'AWS4-HMAC-SHA256 Credential=000000000000/20261121/eu-west-1/cloudformation/aws4_request, Signature=0'
const body = 'Resources: { Setting: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: one } } }'

beforeEach(async () => {
  await endpoint.control('DELETE', 'failures')
})

async function createSet(name: string, more = {}) {
  await endpoint.client().send(new CreateStackSetCommand({ StackSetName: name, TemplateBody: body, ...more }))
}

async function addInstances(name: string, more: Partial<CreateStackInstancesCommandInput> = {}) {
  const given = { StackSetName: name, Accounts: ['111111111111'], Regions: ['eu-west-1', 'us-east-1'], ...more }
  const { OperationId = '' } = await endpoint.client().send(new CreateStackInstancesCommand(given))
  return { StackSetName: name, OperationId }
}

async function results(operation: { StackSetName: string; OperationId: string }) {
  const { Summaries = [] } = await endpoint.client().send(new ListStackSetOperationResultsCommand(operation))
  return Summaries.map((one) => `${one.Region} ${one.Status}`)
}

const hangIn = (region: string) =>
  endpoint.control('POST', 'failures', { region, on: 'create', hang: true, type: 'AWS::SSM::Parameter' })

test('one region waits for the other, in the order the caller wants', async () => {
  await createSet('sequential')
  await hangIn('us-east-1')
  const operation = await addInstances('sequential', {
    OperationPreferences: { RegionOrder: ['us-east-1', 'eu-west-1'] },
  })
  expect(await results(operation)).toEqual(['us-east-1 RUNNING', 'eu-west-1 PENDING'])
})

test('regions are worked on in parallel when the caller says so', async () => {
  await createSet('parallel')
  await hangIn('eu-west-1')
  const operation = await addInstances('parallel', { OperationPreferences: { RegionConcurrencyType: 'PARALLEL' } })
  expect(await results(operation)).toEqual(['eu-west-1 RUNNING', 'us-east-1 SUCCEEDED'])
})

test('with managed execution an operation waits for the one before it', async () => {
  await createSet('managed', { ManagedExecution: { Active: true } })
  await hangIn('eu-west-1')
  await addInstances('managed')
  await addInstances('managed', { Regions: ['ap-south-1'] })
  const { Summaries = [] } = await endpoint
    .client()
    .send(new ListStackSetOperationsCommand({ StackSetName: 'managed' }))
  expect(Summaries.map((one) => one.Status)).toEqual(['QUEUED', 'RUNNING'])
})

test('the drift of a set is the drift of its stacks', async () => {
  await createSet('drifting')
  await addInstances('drifting')
  const { Summaries = [] } = await endpoint.client().send(new ListStackInstancesCommand({ StackSetName: 'drifting' }))
  const stack = Summaries[0]?.StackId?.split('/').at(1)
  const where = { account: '111111111111', region: 'eu-west-1', stack, resource: 'Setting' }
  await endpoint.control('POST', 'drift', { ...where, properties: { Value: 'two' } })
  await endpoint.client().send(new DetectStackSetDriftCommand({ StackSetName: 'drifting' }))
  const { StackSet } = await endpoint.client().send(new DescribeStackSetCommand({ StackSetName: 'drifting' }))
  expect(StackSet?.StackSetDriftDetectionDetails).toMatchObject({
    DriftStatus: 'DRIFTED',
    TotalStackInstancesCount: 2,
    DriftedStackInstancesCount: 1,
    InSyncStackInstancesCount: 1,
  })
  const asked = { StackSetName: 'drifting', StackInstanceAccount: '111111111111', StackInstanceRegion: 'eu-west-1' }
  const given = form({ Action: 'ListStackInstanceResourceDrifts', ...asked, OperationId: 'any' })
  const { text } = await ask(endpoint.url(), { body: given, headers: { authorization: IRELAND } })
  expect(text).toContain('<PropertyPath>/Value</PropertyPath>')
  expect(text).not.toContain('ExpectedProperties')
})

test('an operation in flight goes on after a restart', async () => {
  await createSet('flying')
  await endpoint.control('PUT', 'time', { scale: 1 })
  const operation = await addInstances('flying')
  expect(await results(operation)).toEqual(['eu-west-1 RUNNING', 'us-east-1 PENDING'])
  await endpoint.restart()
  expect(await results(operation)).toEqual(['eu-west-1 SUCCEEDED', 'us-east-1 SUCCEEDED'])
  const { StackSetOperation } = await endpoint.client().send(new DescribeStackSetOperationCommand(operation))
  expect(StackSetOperation?.Status).toBe('SUCCEEDED')
})
