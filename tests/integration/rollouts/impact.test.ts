import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareRendered } from '../../../server/deployments/targets/compare-rendered.ts'
import { getImpact } from '../../../server/rollouts/planning/impact.ts'
import type { BundleFile } from '../../../server/templates/bundle/bundle.ts'
import { registerVersion } from '../../../server/templates/drafts/register.ts'
import { compareVersions } from '../../../server/templates/versions/comparing/compare.ts'
import { publishVersion } from '../../../server/templates/versions/publish.ts'
import { startTestHadron, type TestHadron } from '../../support/hadron.ts'
import { nextVersion, targetOf, withEnvironments, withServices } from './fleet.ts'

/** Who keeps messages long gets one more queue: the same version, another shape. */
const archiving = `{{#if (gt service_instance.inputs.retention 1000)}}
  Archive:
    Type: AWS::SQS::Queue
{{/if}}
`
const withSchema = (files: BundleFile[], change: (text: string) => string): BundleFile[] =>
  files.map(({ path, content }) => ({ path, content: path === 'schema/schema.yaml' ? change(content) : content }))

/** 2.0 needs to know an owner. */
const asking = (files: BundleFile[]): BundleFile[] => [
  ...withSchema(files, (text) => text.replace('        note:', '        owner: { type: string }\n        note:')),
  {
    path: 'migrations/2.0.yaml',
    content: "from: '1'\ninstance:\n  - ask: { at: owner, question: Who is called when it fails? }\n",
  },
]

const template = 'plain-service'
let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironments(hadron)
  await withServices(hadron, { orders: {}, carts: {}, archive: { retention: 86_400 } })
}, 120_000)
afterAll(() => hadron.close())

const operator = () => hadron.as('operator')
const draft = async (files: BundleFile[], bump: 'major' | 'minor' = 'minor') =>
  (await registerVersion(operator(), { template: { name: template }, bump, files })).version

test('a draft shows what it would do to the fleet, by shapes, before it is published', async () => {
  const version = await draft(nextVersion(archiving))
  const impact = await getImpact(operator(), { template, version })
  expect(impact).toMatchObject({ version: '1.1', fleet: 3, changing: 3, unchanged: 0, questions: [], out: [] })
  expect(impact.shapes.map(({ label, members, targets }) => [label, members, targets.map(({ name }) => name)])).toEqual(
    [
      ['A', 2, expect.arrayContaining(['orders/prod', 'carts/prod'])],
      ['B', 1, ['archive/prod']],
    ],
  )
  expect(impact.sentence).toBe('Upgrading everybody to 1.1 would change 3 instances in 2 shapes.')
})

test('the same draft and fleet are not planned twice, and who stops waiting stops nobody else', async () => {
  const first = await getImpact(operator(), { template, version: '1.1' })
  expect(await getImpact(operator(), { template, version: '1.1' })).toBe(first)
})

test('the two versions are compared for a live target, with its own spec', async () => {
  const archive = await targetOf(hadron, 'archive/prod')
  const compared = await compareRendered(operator(), { template, before: '1.0', after: '1.1', target: archive.id })
  expect(compared).toMatchObject({ target: { name: 'archive/prod' }, plan: { counts: { add: 1 } } })
  expect(compared.after?.body).toContain('MessageRetentionPeriod: 86400')
  const example = await compareRendered(operator(), { template, before: '1.0', after: '1.1' })
  expect(example).toMatchObject({ target: null, plan: { counts: { add: 0 } } })
})

test('a minor that refuses the spec of a running target is refused, and names the target', async () => {
  const version = await draft(
    withSchema(nextVersion(archiving), (text) => text.replace('maximum: 1209600', 'maximum: 5000')),
  )
  await expect(publishVersion(operator(), { template, version })).rejects.toMatchObject({
    issues: expect.arrayContaining([
      { at: '/retention', message: expect.stringMatching(/1 running target .*\(archive\/prod\)/) },
    ]),
  })
  const { forms } = await compareVersions(operator(), { template, before: '1.0', after: version })
  expect(forms).toMatchObject([{ part: 'instance', changes: [{ kind: 'narrowed', at: '/retention' }] }])
})

test('a major that asks says how many would need an answer, and at which field', async () => {
  const version = await draft(asking(nextVersion()), 'major')
  const impact = await getImpact(operator(), { template, version })
  expect(impact).toMatchObject({ changing: 0, questions: [{ at: '/owner', count: 3 }] })
  expect(impact.sentence).toBe('Upgrading to 2.0 would change no instance; 3 instances would need an answer for owner.')
})

test('a version that does not exist has no impact', async () => {
  await expect(getImpact(operator(), { template, version: '9.9' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
