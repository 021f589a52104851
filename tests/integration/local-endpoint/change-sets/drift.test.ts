import { expect, test } from 'vitest'
import { stackOf, testEndpoint } from '../endpoint.ts'
import { changeSetCalls, lines } from './calls.ts'

const endpoint = testEndpoint()
const { deploy, propose, execute } = changeSetCalls(endpoint)
const REVERT = { DeploymentMode: 'REVERT_DRIFT' as const }
const body = (delay: number) => ({
  Resources: {
    One: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: delay } },
    Two: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 1 } },
  },
})

test('a change set that reverts drift compares with what is, and tells what was deployed', async () => {
  await deploy('drifted', body(1))
  await endpoint.control('POST', 'drift', { stack: 'drifted', resource: 'One', properties: { DelaySeconds: 9 } })
  await endpoint.control('POST', 'drift', { stack: 'drifted', resource: 'Two', deleted: true })
  const told = await propose('drifted', body(1), REVERT)
  expect(told).toMatchObject({ DeploymentMode: 'REVERT_DRIFT', StackDriftStatus: 'NOT_CHECKED' })
  const [one, two] = (told.Changes ?? []).map((change) => change.ResourceChange)
  expect(one).toMatchObject({ Action: 'Modify', ResourceDriftStatus: 'MODIFIED' })
  expect(lines(one)).toEqual(['DelaySeconds Static NoModification'])
  expect(one?.Details?.[0]?.Target).toMatchObject({
    BeforeValue: '9',
    AfterValue: '1',
    BeforeValueFrom: 'ACTUAL_STATE',
    AfterValueFrom: 'TEMPLATE',
    Drift: { PreviousValue: '1', ActualValue: '9' },
  })
  expect(one?.PreviousDeploymentContext).toBe('{"Properties":{"DelaySeconds":"1"}}')
  expect(two).toMatchObject({ Action: 'Add', ResourceDriftStatus: 'DELETED' })
  await execute(told.ChangeSetId)
  expect((await stackOf(endpoint.client(), 'drifted')).StackStatus).toBe('UPDATE_COMPLETE')
  expect((await propose('drifted', body(1), REVERT)).Status).toBe('FAILED')
})

test('what somebody already changed to the new template is only taken note of', async () => {
  await deploy('synced', body(1))
  await endpoint.control('POST', 'drift', { stack: 'synced', resource: 'One', properties: { DelaySeconds: 5 } })
  const { Changes } = await propose('synced', body(5), REVERT)
  expect(Changes?.map(({ ResourceChange: r }) => [r?.LogicalResourceId, r?.Action])).toEqual([
    ['One', 'SyncWithActual'],
  ])
})
