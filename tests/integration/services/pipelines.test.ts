import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEvents } from '../../../drizzle/schema/audit.ts'
import { pipelines } from '../../../drizzle/schema/services.ts'
import { cancelDeployment } from '../../../server/deployments/cancel.ts'
import { addInstance } from '../../../server/services/add-instance.ts'
import { changeInstance } from '../../../server/services/change-instance.ts'
import { createService } from '../../../server/services/create.ts'
import { deleteService } from '../../../server/services/delete.ts'
import { deleteInstance } from '../../../server/services/delete-instance.ts'
import { addPipeline, planPipeline } from '../../../server/services/pipelines/add.ts'
import { advancePipeline } from '../../../server/services/pipelines/advance.ts'
import { changePipeline } from '../../../server/services/pipelines/change.ts'
import { deletePipeline } from '../../../server/services/pipelines/delete.ts'
import { getPipeline } from '../../../server/services/pipelines/queries.ts'
import { getService } from '../../../server/services/queries.ts'
import { claimDue } from '../../../server/worker/claim.ts'
import { nudge } from '../../../server/worker/nudge.ts'
import { plainPipeline } from '../../support/bundles.ts'
import { publish, startTestHadron, type TestHadron, withEnvironment } from '../../support/hadron.ts'
import { advanceAll, followInstances, lookAtPipelines } from '../../support/work.ts'
import { withAnotherEnvironment } from './environments.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
  await publish(hadron, 'delivered-service', plainPipeline())
  await withAnotherEnvironment(hadron, 'prod', 'production')
})
afterAll(() => hadron.close())

const developer = () => hadron.as('developer')

const order = (name: string, spec: Record<string, unknown> | 'no pipeline' = {}) =>
  createService(developer(), {
    name,
    description: '',
    template: 'delivered-service',
    version: '1.0',
    environment: 'dev',
    teamId: hadron.team.id,
    spec: {},
    reason: '',
    ...(spec === 'no pipeline' ? {} : { pipeline: { accountId: hadron.account.id, spec } }),
  })

const addTo = (service: string, environment: string) =>
  addInstance(developer(), { service, environment, version: '1.0', spec: {}, reason: '' })

const removeFrom = (service: string, environment: string) =>
  deleteInstance(developer(), { service, environment, reason: '' })

const pipelineOf = (service: string) => getPipeline(developer(), { service })

/** The template as CloudFormation has it. */
async function templateOf(service: string) {
  const { TemplateBody = '' } = await new CloudFormationClient({}).send(
    new GetTemplateCommand({ StackName: `hadron-${service}---pipeline` }),
  )
  return TemplateBody
}

test('a pipeline waits for the first instance, and is deployed with what that gives out', async () => {
  await order('orders', { title: 'to everywhere' })
  expect(await pipelineOf('orders')).toMatchObject({
    lifecycle: 'creating',
    lastDeployment: null,
    standing: { state: 'no_instance' },
  })
  await followInstances(hadron.system)
  expect(await pipelineOf('orders')).toMatchObject({
    lifecycle: 'active',
    stage: 'production',
    version: { number: '1.0' },
    lastDeployment: { kind: 'create', status: 'succeeded', requestedBy: 'Hadron', reason: 'The first instance runs.' },
    standing: { state: 'current' },
    instances: ['dev'],
    waitsFor: null,
  })
  const body = await templateOf('orders')
  expect(body).toContain('orders to everywhere')
  expect(body).toMatch(/Key: queue, Value: "?https?:/)
  expect((await pipelineOf('orders')).outputs.RunsArn).toMatch(/^arn:aws:sns:/)
})

test('an added instance is delivered to by a deployment that Hadron asks for, after those of earlier stages', async () => {
  await addTo('orders', 'prod')
  await followInstances(hadron.system)
  expect(await pipelineOf('orders')).toMatchObject({
    instances: ['dev', 'prod'],
    standing: { state: 'current' },
    lastDeployment: { kind: 'redeploy', status: 'succeeded', reason: 'Instances were added or removed.' },
  })
  expect(await templateOf('orders')).toMatch(/ReleaseDev:[\s\S]*ReleaseProd:/)
})

test('a changed instance leaves the pipeline out of date, and a person brings it up to date', async () => {
  const before = await pipelineOf('orders')
  await changeInstance(developer(), {
    service: 'orders',
    environment: 'dev',
    version: '1.0',
    spec: { retention: 600 },
    reason: '',
  })
  await followInstances(hadron.system)
  const now = await pipelineOf('orders')
  expect(now.lastDeployment?.id).toBe(before.lastDeployment?.id)
  expect(now.standing).toMatchObject({ state: 'out_of_date', ends: false })
  await changePipeline(developer(), { service: 'orders', version: '1.0', spec: now.spec, reason: '' })
  await followInstances(hadron.system)
  expect((await pipelineOf('orders')).standing).toEqual({ state: 'current' })
})

test('what would remove something waits for a person, and says so', async () => {
  const before = await pipelineOf('orders')
  await removeFrom('orders', 'prod')
  await followInstances(hadron.system)
  const waits = await pipelineOf('orders')
  expect(waits.lastDeployment?.id).toBe(before.lastDeployment?.id)
  expect(waits.standing).toMatchObject({ state: 'out_of_date', ends: true })
  expect(waits.waitsFor).toMatch(/Removes 1 resource.*waits for a person/)
  await changePipeline(developer(), { service: 'orders', version: '1.0', spec: waits.spec, reason: '' })
  await followInstances(hadron.system)
  expect(await pipelineOf('orders')).toMatchObject({ standing: { state: 'current' }, waitsFor: null })
  expect(await templateOf('orders')).not.toContain('ReleaseProd')
})

test('a service can be given its pipeline later; one that runs is planned and deployed at once', async () => {
  await order('later', 'no pipeline')
  await followInstances(hadron.system)
  expect((await getService(developer(), { service: 'later' })).pipeline).toBeNull()
  const wanted = { service: 'later', version: '1.0', accountId: hadron.account.id, spec: {} }
  const { plan, digest } = await planPipeline(developer(), wanted)
  expect(plan?.counts).toMatchObject({ add: 2, remove: 0 })
  const added = await addPipeline(developer(), { ...wanted, reason: '', reviewedDigest: digest })
  expect(added.deploymentId).toMatch(/^dep-/)
  await followInstances(hadron.system)
  const service = await getService(developer(), { service: 'later' })
  expect(service.pipeline).toMatchObject({ name: 'later/pipeline', version: '1.0', lastStatus: 'succeeded' })
  expect(service.blocked.addPipeline).toBe('later already has a pipeline.')
  await expect(addPipeline(developer(), { ...wanted, reason: '' })).rejects.toThrow('later already has a pipeline.')
})

test('a pipeline is upgraded by itself, and to no version that has none', async () => {
  const upgraded = plainPipeline().map((file) => ({
    ...file,
    content: typeof file.content === 'string' ? file.content.replace('Key: retention', 'Key: kept') : file.content,
  }))
  await publish(hadron, 'delivered-service', upgraded)
  await changePipeline(developer(), { service: 'later', version: '1.1', spec: {}, reason: '' })
  await followInstances(hadron.system)
  expect(await pipelineOf('later')).toMatchObject({ version: { number: '1.1' }, standing: { state: 'current' } })
  const without = plainPipeline().filter(({ path }) => !path.startsWith('pipeline_'))
  const schema = without.map((file) => ({
    ...file,
    content: typeof file.content === 'string' ? file.content.replace(/ {2}pipeline_input_type.*\n/, '') : file.content,
  }))
  await publish(hadron, 'delivered-service', schema, 'major')
  const wish = { service: 'later', version: '2.0', spec: {}, reason: '' }
  await expect(changePipeline(developer(), wish)).rejects.toThrow(/delivered-service 2\.0 has no pipeline/)
})

test('a service goes when its instances and its pipeline are gone; the pipeline can go first, and come back', async () => {
  await expect(deleteService(developer(), { service: 'later', reason: '' })).rejects.toThrow(
    /later\/dev, later\/pipeline/,
  )
  await deletePipeline(developer(), { service: 'later', reason: '' })
  await followInstances(hadron.system)
  await expect(pipelineOf('later')).rejects.toThrow(/The pipeline of later does not exist/)
  await addPipeline(developer(), {
    service: 'later',
    version: '1.1',
    accountId: hadron.account.id,
    spec: {},
    reason: '',
  })
  await followInstances(hadron.system)
  await removeFrom('later', 'dev')
  await followInstances(hadron.system)
  expect(await pipelineOf('later')).toMatchObject({
    standing: { state: 'no_instance' },
    blocked: { change: expect.stringContaining('No instance of later runs'), delete: undefined },
  })
  await expect(deleteService(developer(), { service: 'later', reason: '' })).rejects.toThrow(/later\/pipeline/)
  await deletePipeline(developer(), { service: 'later', reason: '' })
  await followInstances(hadron.system)
  await deleteService(developer(), { service: 'later', reason: '' })
})

test('a spec that does not fit the pipeline stores neither service nor pipeline', async () => {
  await expect(order('refused', { titel: 'x' })).rejects.toThrow(/titel/)
  await expect(getService(developer(), { service: 'refused' })).rejects.toThrow(/does not exist/)
})

test('who may not change a service may not touch its pipeline; what is done is written down', async () => {
  const stranger = hadron.as('developer', [])
  await expect(deletePipeline(stranger, { service: 'orders', reason: '' })).rejects.toThrow(/developer|team/i)
  const { id } = await pipelineOf('orders')
  const events = await hadron.db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))
  expect(events.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual(
    expect.arrayContaining([
      'pipeline.create Test developer',
      'deployment.create Hadron',
      'deployment.redeploy Hadron',
      'deployment.change Test developer',
    ]),
  )
})

test('an attempt that failed is not repeated by itself', async () => {
  await order('failing', { title: 'hadron:fail-create' })
  await followInstances(hadron.system)
  expect(await pipelineOf('failing')).toMatchObject({
    lastDeployment: { status: 'failed' },
    standing: { state: 'out_of_date' },
    blocked: { change: undefined },
  })
  expect((await pipelineOf('failing')).deployments).toHaveLength(1)
})

test('a deployment that somebody cancelled is not asked for again by itself', async () => {
  await order('stopped')
  await advanceAll(hadron.system)
  await lookAtPipelines(hadron.system)
  const { lastDeployment } = await pipelineOf('stopped')
  await cancelDeployment(developer(), { id: lastDeployment?.id ?? '' })
  await advanceAll(hadron.system)
  const { id } = await pipelineOf('stopped')
  await nudge(hadron.db, 'pipelines', id)
  await followInstances(hadron.system)
  expect((await pipelineOf('stopped')).deployments).toMatchObject([{ kind: 'create', status: 'cancelled' }])
})

test('looking twice asks for one deployment, and a claim that was lost for none', async () => {
  await order('twice')
  await advanceAll(hadron.system)
  const { id } = await pipelineOf('twice')
  await nudge(hadron.db, 'pipelines', id)
  const [lost, kept] = [await claimDue(hadron.db, 'pipelines', 'wrk-1', 20), await reclaimed(id)]
  for (const claim of lost) await advancePipeline(hadron.system, claim)
  expect((await pipelineOf('twice')).deployments).toEqual([])
  await advancePipeline(hadron.system, kept)
  await advancePipeline(hadron.system, kept)
  expect((await pipelineOf('twice')).deployments).toHaveLength(1)
})

/** The claim of the worker that comes after one whose lease has ended. */
async function reclaimed(id: string) {
  await hadron.db
    .update(pipelines)
    .set({ leaseUntil: new Date(0) })
    .where(eq(pipelines.id, id))
  const [claim] = await claimDue(hadron.db, 'pipelines', 'wrk-2', 20)
  if (!claim) throw new Error(`${id} was not due`)
  return claim
}
