import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploymentEvents } from '../../../drizzle/schema/deployments.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import { changeInstance } from '../../../server/services/change-instance.ts'
import { deleteInstance } from '../../../server/services/delete-instance.ts'
import {
  readDeployment,
  requestService,
  startTestHadron,
  type TestHadron,
  withEnvironment,
} from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
})
afterAll(() => hadron.close())

const change = (service: string, spec: Record<string, unknown>) =>
  changeInstance(hadron.as('developer'), { service, environment: 'dev', version: '1.0', spec, reason: '' })

async function readTarget(name: string) {
  const [target] = await hadron.db.select().from(targets).where(eq(targets.name, name))
  if (!target) throw new Error(`no target ${name}`)
  return target
}

test('a created instance runs, with its outputs, version, spec and every event of its stack', async () => {
  const { deploymentId } = await requestService(hadron, 'orders')
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, deploymentId)).toMatchObject({
    status: 'succeeded',
    stackStatus: 'CREATE_COMPLETE',
    failure: null,
  })
  const target = await readTarget('orders/dev')
  expect(target).toMatchObject({ lifecycle: 'active', deployedSpec: { note: 'none', retention: 60 } })
  expect(target.outputs.QueueUrl).toMatch(/^http/)
  const events = await hadron.db.select().from(deploymentEvents).where(eq(deploymentEvents.deploymentId, deploymentId))
  expect(events.filter(({ status, logicalId }) => status === 'CREATE_COMPLETE' && logicalId === 'Main')).toHaveLength(1)
})

test('a changed spec is deployed, and the same spec again changes nothing', async () => {
  const first = await change('orders', { retention: 120 })
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, first.deploymentId)).toMatchObject({
    status: 'succeeded',
    stackStatus: 'UPDATE_COMPLETE',
  })
  const again = await change('orders', { retention: 120 })
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, again.deploymentId)).toMatchObject({ status: 'succeeded', executedAt: null })
})

test('a failed change names its first cause, and what ran before still runs', async () => {
  const { deploymentId } = await change('orders', { retention: 180, note: 'hadron:fail-update:The quota is used up' })
  await advanceAll(hadron.system)
  const deployment = await readDeployment(hadron, deploymentId)
  expect(deployment).toMatchObject({ status: 'failed', stackStatus: 'UPDATE_ROLLBACK_COMPLETE' })
  expect(deployment.failure).toMatchObject({ kind: 'failed', resource: { logicalId: 'Dead' } })
  expect(deployment.failure?.message).toMatch(/The quota is used up.*what ran before still runs/)
  expect(await readTarget('orders/dev')).toMatchObject({
    deployedSpec: { retention: 120 },
    desiredSpec: { retention: 120 },
  })
})

test('a failed creation leaves nothing running, and creating again clears the empty shell first', async () => {
  const { deploymentId } = await requestService(hadron, 'carts', { note: 'hadron:fail-create:No capacity' })
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, deploymentId)).toMatchObject({
    status: 'failed',
    stackStatus: 'ROLLBACK_COMPLETE',
  })
  expect(await readTarget('carts/dev')).toMatchObject({ lifecycle: 'creating', deployedVersionId: null })

  const retried = await change('carts', {})
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, retried.deploymentId)).toMatchObject({ kind: 'create', status: 'succeeded' })
  expect(await readTarget('carts/dev')).toMatchObject({ lifecycle: 'active' })
})

test('a second deployment of a stack is refused while one is unfinished, naming it and who asked', async () => {
  const { deploymentId } = await change('carts', { retention: 240 })
  await expect(change('carts', { retention: 300 })).rejects.toThrow(
    `carts/dev is already being deployed: ${deploymentId} by Test developer`,
  )
  await advanceAll(hadron.system)
})

test('a deleted instance is gone with its stack, and its name is free again', async () => {
  const { deploymentId } = await deleteInstance(hadron.as('developer'), {
    service: 'carts',
    environment: 'dev',
    reason: '',
  })
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, deploymentId)).toMatchObject({
    status: 'succeeded',
    stackStatus: 'DELETE_COMPLETE',
  })
  expect(await readTarget('carts/dev')).toMatchObject({ lifecycle: 'deleted' })
})
