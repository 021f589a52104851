import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rolloutMembers, rolloutShapes, rolloutWaves } from '../../../drizzle/schema/rollouts.ts'
import { Problem } from '../../../server/errors.ts'
import { CreateRollout, PreviewRollout } from '../../../server/rollouts/inputs.ts'
import { createRollout } from '../../../server/rollouts/planning/create.ts'
import { previewRollout } from '../../../server/rollouts/planning/preview.ts'
import { getRollout } from '../../../server/rollouts/queries/get.ts'
import { changeInstance } from '../../../server/services/change-instance.ts'
import type { BundleFile } from '../../../server/templates/bundle/bundle.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'
import {
  lookAtRollouts,
  membersOf,
  nextVersion,
  startedRollout,
  targetOf,
  withEnvironments,
  withServices,
  workUntilQuiet,
} from './fleet.ts'

/** Members whose retention is long get a queue of another name: the same version, another shape. */
const conditional = `{{#if (gt service_instance.inputs.retention 1000)}}
  Archive:
    Type: AWS::SQS::Queue
{{/if}}
`
/** 2.0 calls retention by another name, and needs to know an owner. */
const major = (files: BundleFile[]): BundleFile[] => [
  ...files.map(({ path, content }) => ({
    path,
    content: content
      .replace('        retention: {', '        keep_seconds: {')
      .replace('maximum: 1209600 }', 'maximum: 5000 }\n        owner: { type: string }')
      .replaceAll('service_instance.inputs.retention', 'service_instance.inputs.keep_seconds'),
  })),
  {
    path: 'migrations/2.0.yaml',
    content: `from: '1'
instance:
  - rename: { from: retention, to: keep_seconds }
  - map: { at: note, values: { none: none, plain: plain } }
  - ask: { at: owner, question: Who is called when it fails? }
`,
  },
]

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironments(hadron)
  await withServices(hadron, { blog: {}, mail: {} }, 'deve')
  await withServices(hadron, { archive: { retention: 6_000 }, carts: {}, orders: { note: 'odd' } })
  await publish(hadron, 'plain-service', nextVersion(conditional))
})
afterAll(() => hadron.close())

const operator = () => hadron.as('operator')
const preview = (given: Partial<PreviewRollout> = {}) =>
  previewRollout(operator(), PreviewRollout.parse({ template: 'plain-service', version: '1.1', ...given }))
const create = (given: Partial<CreateRollout> = {}) =>
  createRollout(operator(), CreateRollout.parse({ template: 'plain-service', version: '1.1', ...given }))
const outOf = ({ out }: Awaited<ReturnType<typeof preview>>) =>
  out
    .flatMap(({ kind, at, targets }) => targets.map(({ name, reason }) => `${name} ${kind} ${at ?? ''} ${reason}`))
    .toSorted()

test('shows a fleet as a handful of shapes, the waves, and who is left out', async () => {
  const plan = await preview()
  expect(plan.totals).toEqual({ fleet: 5, selected: 5, changing: 5, unchanged: 0, out: 0, notSelected: 0 })
  expect(plan.shapes.map(({ label, members, example, stages }) => [label, members, example.risk, stages])).toEqual([
    ['A', 4, 'safe', ['development', 'production']],
    ['B', 1, 'safe', ['production']],
  ])
  expect(plan.shapes[1]?.example.headline).toBe(
    'Adds 1 resource, changes 2, replaces none, removes none. IAM unchanged.',
  )
  expect(plan.shapes[1]?.targets).toMatchObject([{ name: 'archive/prod' }])
  expect(plan.waves.map(({ name, size }) => `${name} ${size}`)).toEqual([
    'development canary 1',
    'development rest 1',
    'production canary 1',
    'production 5 % 1',
    'production rest 1',
  ])
  expect(plan.bakeMinutes).toBe(15 + 15 + 60 + 60 + 60)
})

test('the same fleet gives the same digest, another strategy or selection another one', async () => {
  const { digest } = await preview()
  expect((await preview()).digest).toBe(digest)
  expect((await preview({ strategy: { concurrency: 3 } })).digest).not.toBe(digest)
  expect((await preview({ selection: { stages: ['production'] } })).digest).not.toBe(digest)
})

test('who is not selected, moves, or was never deployed is shown with the reason', async () => {
  const { deploymentId } = await changeInstance(hadron.as('developer'), {
    service: 'carts',
    environment: 'prod',
    version: '1.0',
    spec: { retention: 90 },
    reason: '',
  })
  const plan = await preview({ selection: { stages: ['production'] } })
  expect(plan.totals).toMatchObject({ fleet: 5, selected: 3, changing: 2, out: 1, notSelected: 2 })
  expect(outOf(plan)).toEqual([
    'blog/deve not_selected  It is not part of the selection.',
    `carts/prod deploying  It is being deployed right now (${deploymentId}).`,
    'mail/deve not_selected  It is not part of the selection.',
  ])
  await advanceAll(hadron.system)
})

test('a shape can be left out, with its members named', async () => {
  const shape = (await preview()).shapes.find(({ label }) => label === 'B')?.shape ?? ''
  const plan = await preview({ withoutShapes: [shape] })
  expect(plan.totals).toMatchObject({ changing: 4, out: 1 })
  expect(outOf(plan)).toEqual(['archive/prod shape_left_out  Its shape was left out of this rollout.'])
})

test('refuses a rollout of nobody, saying where everybody is', async () => {
  await expect(create({ selection: { targetIds: ['ins-nobody'] } })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    reason: 'ROLLOUT_EMPTY',
    message:
      'Nobody would be upgraded: 5 not selected, 1 not or no longer there. Choose another version or select others.',
  })
})

test('refuses settings out of range before anything is planned', async () => {
  await expect(preview({ strategy: { concurrency: 0 } })).rejects.toMatchObject({ reason: 'ROLLOUT_SETTING' })
})

test('upgrading everybody needs the exact number or the digest that was reviewed', async () => {
  await expect(create()).rejects.toMatchObject({ reason: 'ROLLOUT_CONFIRM' })
  await expect(create({ confirmMembers: 4 })).rejects.toThrow('5 members')
  await expect(create({ reviewedDigest: 'another' })).rejects.toMatchObject({
    code: 'CONFLICT',
    reason: 'PLAN_OUTDATED',
  })
})

test('stores the plan whole: waves, shapes, and every member with what it was', async () => {
  const { digest } = await preview()
  const { id } = await create({ reviewedDigest: digest })
  const [waves, shapes, members] = await Promise.all([
    hadron.db.select().from(rolloutWaves).where(eq(rolloutWaves.rolloutId, id)),
    hadron.db.select().from(rolloutShapes).where(eq(rolloutShapes.rolloutId, id)),
    hadron.db.select().from(rolloutMembers).where(eq(rolloutMembers.rolloutId, id)),
  ])
  expect([waves.length, shapes.length, members.length]).toEqual([5, 2, 5])
  const orders = await targetOf(hadron, 'orders/prod')
  expect(members.find(({ targetId }) => targetId === orders.id)).toMatchObject({
    status: 'waiting',
    fromDigest: orders.deployedDigest,
    fromVersionId: orders.deployedVersionId,
    spec: { note: 'odd', retention: 60 },
  })
  expect(await getRollout(operator(), { id })).toMatchObject({
    status: 'planned',
    planDigest: digest,
    counts: { waiting: 5 },
  })
})

test('a dangerous shape has to be accepted by name', async () => {
  const renamed = nextVersion().map(({ path, content }) => ({
    path,
    content: content.replace(
      'MessageRetentionPeriod:',
      'QueueName: main-{{service.name}}\n      MessageRetentionPeriod:',
    ),
  }))
  await publish(hadron, 'plain-service', renamed)
  const selection = { targetIds: [(await targetOf(hadron, 'carts/prod')).id] }
  const [shape] = (await preview({ version: '1.2', selection })).shapes
  expect(shape).toMatchObject({ needsAcceptance: true, example: { risk: 'data' } })
  await expect(create({ version: '1.2', selection })).rejects.toMatchObject({ reason: 'SHAPES_NOT_ACCEPTED' })
  const { id } = await create({ version: '1.2', selection, acceptedShapes: [shape?.shape ?? ''] })
  expect((await getRollout(operator(), { id })).shapes).toMatchObject([{ label: 'A', accepted: true }])
})

test('a member of a rollout that runs is not planned into a second one', async () => {
  const selection = { targetIds: [(await targetOf(hadron, 'mail/deve')).id] }
  const id = await startedRollout(hadron, { selection })
  const plan = await preview({ selection: { stages: ['development'] } })
  expect(outOf(plan)).toContain(`mail/deve in_rollout  It is a member of the rollout ${id}, which has not finished.`)
  await lookAtRollouts(hadron.system)
  await workUntilQuiet(hadron.system)
  expect(await membersOf(hadron, id)).toEqual({ 'mail/deve': 'upgraded' })
})

test('a new major migrates specs, asks owners, and says at which field a spec does not fit', async () => {
  await publish(hadron, 'plain-service', major(nextVersion()), 'major')
  const plan = await preview({ version: '2.0', selection: { stages: ['production'] } })
  expect(plan.totals).toMatchObject({ selected: 3, changing: 0, out: 3 })
  expect(outOf(plan).filter((line) => !line.includes('not_selected'))).toEqual([
    expect.stringMatching(/^archive\/prod spec_does_not_fit \/keep_seconds Its spec cannot be migrated: .*5000/),
    'carts/prod needs_answer /owner Its owner has to answer: Who is called when it fails?',
    expect.stringMatching(/^orders\/prod spec_does_not_fit \/note Its spec cannot be migrated: .*odd/),
  ])
  const carts = (await targetOf(hadron, 'carts/prod')).id
  const answers = { [carts]: { keep_seconds: 90, note: 'none', owner: 'carts team' } }
  const answered = await preview({ version: '2.0', selection: { targetIds: [carts] }, answers })
  expect(answered.totals).toMatchObject({ changing: 1 })
})

test('a version that cannot be used is refused', async () => {
  await expect(preview({ version: '9.9' })).rejects.toThrow(Problem)
  await expect(
    previewRollout(hadron.as('developer'), PreviewRollout.parse({ template: 'plain-service', version: '1.1' })),
  ).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})
