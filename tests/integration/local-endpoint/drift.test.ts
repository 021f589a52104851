import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { stackOf, testEndpoint } from './endpoint.ts'

const endpoint = testEndpoint()
const BODY =
  'Resources: { Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 5 } }, T: { Type: AWS::SNS::Topic } }'

async function detect(name: string) {
  const client = endpoint.client()
  const { StackDriftDetectionId } = await client.send(new DetectStackDriftCommand({ StackName: name }))
  const status = await client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }))
  const { StackResourceDrifts = [] } = await client.send(new DescribeStackResourceDriftsCommand({ StackName: name }))
  return { status, drifts: Object.fromEntries(StackResourceDrifts.map((drift) => [drift.LogicalResourceId, drift])) }
}

test('a change behind CloudFormation’s back is found by drift detection, and only by it', async () => {
  await endpoint.client().send(new CreateStackCommand({ StackName: 'drifts', TemplateBody: BODY }))
  expect((await detect('drifts')).status).toMatchObject({ StackDriftStatus: 'IN_SYNC', DriftedStackResourceCount: 0 })
  const where = { region: 'eu-west-1', stack: 'drifts' }
  await endpoint.control('POST', 'drift', { ...where, resource: 'Q', properties: { DelaySeconds: 9, FifoQueue: true } })
  await endpoint.control('POST', 'drift', { ...where, resource: 'T', deleted: true })
  expect((await stackOf(endpoint.client(), 'drifts')).DriftInformation?.StackDriftStatus).toBe('IN_SYNC')
  const { status, drifts } = await detect('drifts')
  expect(status).toMatchObject({ StackDriftStatus: 'DRIFTED', DriftedStackResourceCount: 2 })
  expect(drifts.Q?.PropertyDifferences).toEqual([
    { PropertyPath: '/DelaySeconds', ExpectedValue: '5', ActualValue: '9', DifferenceType: 'NOT_EQUAL' },
    { PropertyPath: '/FifoQueue', ExpectedValue: 'null', ActualValue: 'true', DifferenceType: 'ADD' },
  ])
  expect(drifts.T).toMatchObject({ StackResourceDriftStatus: 'DELETED' })
})

test('a change set in the mode REVERT_DRIFT brings resources back to their template', async () => {
  const client = endpoint.client()
  await client.send(new CreateStackCommand({ StackName: 'reverts', TemplateBody: BODY }))
  await endpoint.control('POST', 'drift', {
    region: 'eu-west-1',
    stack: 'reverts',
    resource: 'Q',
    properties: { DelaySeconds: 9 },
  })
  const input = {
    StackName: 'reverts',
    ChangeSetName: 'revert',
    UsePreviousTemplate: true,
    DeploymentMode: 'REVERT_DRIFT',
  } as const
  const { Id } = await client.send(new CreateChangeSetCommand(input))
  const { Changes = [] } = await client.send(
    new DescribeChangeSetCommand({ ChangeSetName: Id, IncludePropertyValues: true }),
  )
  expect(Changes.map(({ ResourceChange: r }) => [r?.LogicalResourceId, r?.Details?.[0]?.Target?.BeforeValue])).toEqual([
    ['Q', '9'],
  ])
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }))
  expect((await detect('reverts')).status).toMatchObject({ StackDriftStatus: 'IN_SYNC' })
})

test('a difference is told down to the innermost value', async () => {
  const tags = (value: string) => [
    { Key: 'team', Value: 'a' },
    { Key: 'stage', Value: value },
  ]
  const Properties = { Tags: tags('dev') }
  const TemplateBody = JSON.stringify({ Resources: { Q: { Type: 'AWS::SQS::Queue', Properties } } })
  await endpoint.client().send(new CreateStackCommand({ StackName: 'inner', TemplateBody }))
  const change = { region: 'eu-west-1', stack: 'inner', resource: 'Q', properties: { Tags: tags('prod') } }
  await endpoint.control('POST', 'drift', change)
  expect((await detect('inner')).drifts.Q?.PropertyDifferences).toEqual([
    { PropertyPath: '/Tags/1/Value', ExpectedValue: 'dev', ActualValue: 'prod', DifferenceType: 'NOT_EQUAL' },
  ])
})
