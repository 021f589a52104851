import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeHome } from '../../../server/home.ts'
import { PreviewRollout } from '../../../server/rollouts/inputs.ts'
import { previewRollout } from '../../../server/rollouts/planning/preview.ts'
import { find } from '../../../server/search.ts'
import { addInstance } from '../../../server/services/add-instance.ts'
import { createService } from '../../../server/services/create.ts'
import { deleteInstance, planInstanceDeletion } from '../../../server/services/delete-instance.ts'
import { ListServices } from '../../../server/services/inputs.ts'
import { changePipeline, pipelineSpecFor, planPipelineChange } from '../../../server/services/pipelines/change.ts'
import { getPipeline } from '../../../server/services/pipelines/queries.ts'
import { listServices } from '../../../server/services/queries.ts'
import type { BundleFile } from '../../../server/templates/bundle/bundle.ts'
import { plainPipeline } from '../../support/bundles.ts'
import { publish, startTestHadron, type TestHadron, withEnvironment } from '../../support/hadron.ts'
import { followInstances } from '../../support/work.ts'
import { withAnotherEnvironment } from './environments.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
  await withAnotherEnvironment(hadron, 'prod', 'production')
  await publish(hadron, 'delivered-service', plainPipeline())
  await createService(developer(), {
    ...{ name: 'orders', description: '', template: 'delivered-service', version: '1.0', environment: 'dev' },
    ...{ teamId: hadron.team.id, spec: {}, reason: '' },
    pipeline: { accountId: hadron.account.id, spec: { title: 'to everywhere' } },
  })
  await addInstance(developer(), { service: 'orders', environment: 'prod', version: '1.0', spec: {}, reason: '' })
  await followInstances(hadron.system)
})
afterAll(() => hadron.close())

const developer = () => hadron.as('developer')
const orders = { service: 'orders' }
const pipeline = () => getPipeline(developer(), orders)
const namesIn = async (filter: Partial<ListServices>) =>
  (await listServices(developer(), ListServices.parse(filter))).rows.map(({ name }) => name)

/** The next major calls the title a heading, and its migration says so for pipelines. */
const withHeading = (): BundleFile[] => [
  ...plainPipeline().map(({ path, content }) => ({
    path,
    content: content.replace('title: {', 'heading: {').replace('pipeline.inputs.title', 'pipeline.inputs.heading'),
  })),
  { path: 'migrations/2.0.yaml', content: "from: '1'\npipeline:\n  - rename: { from: title, to: heading }\n" },
]

test('a list of services has instances, and pipelines when they are asked for; search finds both', async () => {
  expect(await namesIn({})).toEqual(['orders/dev', 'orders/prod'])
  expect(await namesIn({ kind: ['pipeline'] })).toEqual(['orders/pipeline'])
  expect(await namesIn({ kind: ['instance', 'pipeline'], stage: ['production'] })).toEqual([
    'orders/pipeline',
    'orders/prod',
  ])
  expect(await find(developer(), { text: 'orders/p' })).toMatchObject([
    { kind: 'instance', name: 'orders/prod' },
    { kind: 'pipeline', name: 'orders/pipeline' },
  ])
})

test('who deletes an instance is told which pipeline delivers to it', async () => {
  expect(await planInstanceDeletion(developer(), { ...orders, environment: 'prod' })).toMatchObject({
    pipeline: 'orders/pipeline',
  })
})

test('a pipeline that waits for a person is in need of attention, on Home too, until somebody has confirmed', async () => {
  await deleteInstance(developer(), { ...orders, environment: 'prod', reason: '' })
  await followInstances(hadron.system)
  const waits = { name: 'orders/pipeline', waitsFor: expect.stringContaining('waits for a person') }
  expect((await describeHome(developer())).waiting).toMatchObject([{ ...waits, service: 'orders' }])
  const attention = await listServices(developer(), ListServices.parse({ kind: ['pipeline'], view: 'attention' }))
  expect(attention).toMatchObject({ total: 1, rows: [{ ...waits, lastStatus: 'succeeded' }] })

  const { spec } = await pipeline()
  const { digest, kind, plan } = await planPipelineChange(developer(), { ...orders, version: '1.0', spec })
  expect({ kind, removed: plan.counts.remove }).toEqual({ kind: 'change', removed: 1 })
  await changePipeline(developer(), { ...orders, version: '1.0', spec, reason: 'Gone', reviewedDigest: digest })
  expect((await describeHome(developer())).waiting, 'it moves now').toEqual([])
  await followInstances(hadron.system)
  expect((await describeHome(developer())).waiting).toEqual([])
  expect(await namesIn({ kind: ['pipeline'], view: 'attention' })).toEqual([])
})

test('a rollout upgrades the instances, and says why it leaves the pipeline out', async () => {
  const kept = plainPipeline().map(({ path, content }) => ({
    path,
    content: content.replace('Key: topic', 'Key: news'),
  }))
  await publish(hadron, 'delivered-service', kept)
  const wish = PreviewRollout.parse({ template: 'delivered-service', version: '1.1' })
  const { totals, out } = await previewRollout(hadron.as('operator'), wish)
  expect(totals).toMatchObject({ fleet: 2, out: 1 })
  expect(out).toMatchObject([
    {
      kind: 'pipeline',
      targets: [{ name: 'orders/pipeline', reason: expect.stringContaining('on its own page, after its instances') }],
    },
  ])
})

test('the upgrade to another major takes the spec of the pipeline through its migration', async () => {
  await publish(hadron, 'delivered-service', withHeading(), 'major')
  expect(await pipeline()).toMatchObject({ bestUpgrade: '1.1', versions: ['1.0', '1.1', '2.0'] })
  const begin = await pipelineSpecFor(developer(), { ...orders, version: '2.0' })
  expect(begin).toMatchObject({ spec: { heading: 'to everywhere' }, migrated: true, trouble: null })

  const wish = { ...orders, version: '2.0', spec: begin.spec, reason: '' }
  expect(await planPipelineChange(developer(), { ...orders, version: '2.0', spec: begin.spec })).toMatchObject({
    kind: 'upgrade',
    nothingToChange: true,
  })
  await changePipeline(developer(), wish)
  await followInstances(hadron.system)
  expect(await pipeline()).toMatchObject({
    version: { number: '2.0' },
    spec: { heading: 'to everywhere' },
    standing: { state: 'current' },
    lastDeployment: { kind: 'upgrade', status: 'succeeded' },
  })
})

test('a version that has no pipeline is not among those it can be brought to', async () => {
  const without = plainPipeline()
    .filter(({ path }) => !path.startsWith('pipeline_'))
    .map(({ path, content }) => ({ path, content: content.replace(/ {2}pipeline_input_type.*\n/, '') }))
  await publish(hadron, 'delivered-service', without, 'major')
  expect(await pipeline()).toMatchObject({ versions: ['1.0', '1.1', '2.0'] })
})
