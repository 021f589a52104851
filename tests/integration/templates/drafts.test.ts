import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEvents } from '../../../drizzle/schema/audit.ts'
import { versionFiles } from '../../../drizzle/schema/templates.ts'
import { cloneVersion } from '../../../server/templates/drafts/beginnings/clone.ts'
import { startDraft } from '../../../server/templates/drafts/beginnings/start.ts'
import { discardDraft } from '../../../server/templates/drafts/discard.ts'
import { getDraft } from '../../../server/templates/drafts/get.ts'
import { renumberDraft } from '../../../server/templates/drafts/renumber.ts'
import { saveDraft } from '../../../server/templates/drafts/save.ts'
import { inspectText } from '../../../server/templates/drafts/typing/inspect.ts'
import { getTemplate } from '../../../server/templates/queries.ts'
import { publishVersion } from '../../../server/templates/versions/publish.ts'
import { getVersion } from '../../../server/templates/versions/queries.ts'
import { plainEnvironment } from '../../support/bundles.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
})
afterAll(() => hadron.close())

const ada = () => hadron.as('operator')
const grace = () => hadron.as('admin')
const write = (path: string, content: string) => ({ written: [{ path, content }], removed: [] })
const from = { beginning: 'bucket', engine: 'handlebars' } as const

const start = (name: string) =>
  startDraft(ada(), { name, kind: 'environment', title: '', description: '', runsIn: [], from })

test.each([
  ['environment', 'bucket', 'handlebars'],
  ['environment', 'bucket', 'jinja'],
  ['environment', 'cluster', 'handlebars'],
  ['environment', 'cluster', 'jinja'],
  ['service', 'queue', 'handlebars'],
  ['service', 'queue', 'jinja'],
  ['service', 'table', 'handlebars'],
  ['service', 'table', 'jinja'],
] as const)(
  'a new %s template that begins as a %s in %s renders, and nothing is wrong with it',
  async (kind, beginning, engine) => {
    const name = `new-${beginning}-${engine}`
    const runsIn = kind === 'service' ? ['network:1'] : []
    await startDraft(ada(), { name, kind, title: 'New', description: '', runsIn, from: { beginning, engine } })
    const draft = await getDraft(ada(), { template: name, version: '1.0' })
    expect(draft).toMatchObject({ status: 'draft', revision: 1, savedBy: 'Test operator' })
    expect(draft.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  },
)

test('a name that is taken is refused before anything is stored', async () => {
  await start('taken')
  await expect(start('taken')).rejects.toMatchObject({ reason: 'TEMPLATE_EXISTS' })
})

test('a draft that begins with a copy of another template has its files', async () => {
  await publish(hadron, 'source', plainEnvironment)
  const copyOf = { template: 'source', version: '1.0' }
  await startDraft(ada(), {
    name: 'copy',
    kind: 'environment',
    title: '',
    description: '',
    runsIn: [],
    from: { copyOf },
  })
  const { files } = await getDraft(ada(), { template: 'copy', version: '1.0' })
  expect(files.map(({ path }) => path)).toEqual(plainEnvironment.map(({ path }) => path).toSorted())
})

test('half-written YAML is stored, and its finding has line and column', async () => {
  const ref = await start('half-written')
  const broken = 'Resources:\n  Topic: {{ environment.inputs.nmae }}\n'
  await saveDraft(ada(), { ...ref, changes: write('schema/schema.yaml', 'schema:\n  format: {openapi: "3.0.0"\n') })
  const changes = write('infrastructure/cloudformation.yaml', broken)
  const saved = await saveDraft(ada(), { ...ref, revision: 2, changes })
  expect(saved).toMatchObject({ revision: 3, savedBy: 'Test operator' })
  expect(saved.findings).toContainEqual(
    expect.objectContaining({ code: 'YAML_SYNTAX', file: 'schema/schema.yaml', line: 3, column: expect.any(Number) }),
  )
  const page = await getVersion(ada(), ref)
  expect(page.files.find(({ path }) => path === 'infrastructure/cloudformation.yaml')?.content).toBe(broken)
  await expect(publishVersion(ada(), ref)).rejects.toMatchObject({ reason: 'VERSION_HAS_ERRORS' })
})

test('a draft that is no bundle at all, or has no file left, can be saved and looked at', async () => {
  const ref = await start('emptied')
  const { files } = await getDraft(ada(), ref)
  const removed = files.map(({ path }) => path)
  const saved = await saveDraft(ada(), { ...ref, changes: { written: [], removed } })
  expect(saved.findings).toContainEqual(expect.objectContaining({ code: 'BUNDLE_MISSING_FILE' }))
  expect(await getVersion(ada(), ref)).toMatchObject({ files: [], parts: [] })
})

test('whoever saves over a revision they did not see is told who saved when, and nothing changes', async () => {
  const ref = await start('two-authors')
  await saveDraft(grace(), { ...ref, changes: write('README.md', 'by Grace') })
  await expect(saveDraft(ada(), { ...ref, changes: write('README.md', 'by Ada') })).rejects.toMatchObject({
    code: 'CONFLICT',
    reason: 'DRAFT_CHANGED',
    message: expect.stringMatching(
      /^two-authors 1\.0 was saved by Test admin at .* UTC \(revision 2\) while you had revision 1\./,
    ),
  })
  const theirs = await getDraft(ada(), ref)
  expect(theirs.files.find(({ path }) => path === 'README.md')?.content).toBe('by Grace')
  const mine = await saveDraft(ada(), { ...ref, revision: theirs.revision, changes: write('README.md', 'by Ada') })
  expect(mine.revision).toBe(3)
})

test('of two saves at the same moment one wins, and the other is a conflict', async () => {
  const ref = await start('at-once')
  const saves = [ada(), grace()].map((ctx, n) => saveDraft(ctx, { ...ref, changes: write('README.md', `text ${n}`) }))
  const outcomes = (await Promise.allSettled(saves)).map(({ status }) => status)
  expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await getDraft(ada(), ref)).revision).toBe(2)
})

test('a save repeated because its answer was lost is no conflict and no new revision', async () => {
  const ref = await start('repeated')
  const save = { ...ref, changes: write('README.md', 'once') }
  expect(await saveDraft(ada(), save)).toMatchObject({ revision: 2 })
  expect(await saveDraft(ada(), save)).toMatchObject({ revision: 2 })
})

test('a published version is continued as the next minor or major, and stays as it is', async () => {
  await publish(hadron, 'continued', plainEnvironment)
  const ref = { template: 'continued', version: '1.0' }
  await expect(saveDraft(ada(), { ...ref, revision: 1, changes: write('README.md', 'x') })).rejects.toMatchObject({
    reason: 'VERSION_STATE',
  })
  expect(await cloneVersion(ada(), { ...ref, bump: 'minor' })).toMatchObject({ version: '1.1' })
  expect(await cloneVersion(ada(), { ...ref, bump: 'major' })).toMatchObject({ version: '2.0' })
  await saveDraft(ada(), { template: 'continued', version: '1.1', revision: 1, changes: write('README.md', 'x') })
  const { files } = await getDraft(ada(), ref)
  expect(files.map(({ path }) => path)).not.toContain('README.md')
})

test('a draft can take another free number until it is published, and no other', async () => {
  await publish(hadron, 'renumbered', plainEnvironment)
  const ref = { template: 'renumbered', version: '1.1' }
  await cloneVersion(ada(), { template: 'renumbered', version: '1.0', bump: 'minor' })
  await expect(renumberDraft(ada(), { ...ref, to: '1.7' })).rejects.toThrow(
    'renumbered 1.1 cannot become 1.7. It can be 1.1 or 2.0.',
  )
  await renumberDraft(ada(), { ...ref, to: '2.0' })
  expect((await getDraft(ada(), { template: 'renumbered', version: '2.0' })).status).toBe('draft')
})

test('discarding the only draft of a template frees its name; a published version cannot be discarded', async () => {
  const ref = await start('thrown-away')
  const { id } = await getDraft(ada(), ref)
  expect(await discardDraft(ada(), ref)).toEqual({ template: null })
  expect(await hadron.db.select().from(versionFiles).where(eq(versionFiles.versionId, id))).toEqual([])
  await expect(getTemplate(ada(), { template: 'thrown-away' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await publish(hadron, 'kept', plainEnvironment)
  await expect(discardDraft(ada(), { template: 'kept', version: '1.0' })).rejects.toMatchObject({
    reason: 'VERSION_STATE',
  })
})

test('whoever writes is in the audit log once a sitting, however often the editor saves', async () => {
  const ref = await start('sitting')
  const { id } = await getDraft(ada(), ref)
  const writers = [ada(), ada(), ada(), grace(), ada(), ada()]
  for (const [index, writer] of writers.entries()) {
    await saveDraft(writer, { ...ref, revision: index + 1, changes: write('README.md', `text ${index}`) })
  }
  const saves = () =>
    hadron.db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, id), eq(auditEvents.action, 'version.save')))
      .orderBy(auditEvents.id)
  expect((await saves()).map(({ actorName, details }) => [actorName, details.revision])).toEqual([
    ['Test operator', 2],
    ['Test admin', 5],
    ['Test operator', 6],
  ])
})

test('a template is begun, and continued, without waiting for the validator', async () => {
  const never = { validate: () => new Promise<never>(() => undefined) }
  const ctx = { ...ada(), validator: { ...hadron.system.validator, ...never } }
  const ref = { name: 'unwaited', kind: 'environment', title: '', description: '', runsIn: [] } as const
  const begun = await startDraft(ctx, { ...ref, runsIn: [], from })
  expect((await getDraft(ctx, begun)).findings).toEqual([])
  expect(await cloneVersion(ctx, { ...begun, bump: 'minor' })).toMatchObject({ version: '1.1' })
  const copied = { ...ref, name: 'unwaited-copy', runsIn: [], from: { copyOf: begun } }
  expect((await getDraft(ctx, await startDraft(ctx, copied))).findings).toEqual([])
})

test('a copy of a template is known to be wrong where its source was', async () => {
  const ref = await start('wrong-source')
  const changes = write('infrastructure/cloudformation.yaml', 'Resources:\n  Topic: {{ environment.inputs.nmae }}\n')
  const { findings } = await saveDraft(ada(), { ...ref, changes })
  const copyOf = { template: 'wrong-source', version: '1.0' }
  const wanted = { name: 'wrong-copy', kind: 'environment', title: '', description: '', runsIn: [] } as const
  const copy = await getDraft(ada(), await startDraft(ada(), { ...wanted, runsIn: [], from: { copyOf } }))
  expect(copy.findings).toEqual(findings)
})

test('every change of a draft is in the audit log, and developers may make none', async () => {
  const ref = await start('audited')
  await saveDraft(ada(), { ...ref, changes: write('notes.md', 'x') })
  const developer = hadron.as('developer')
  await expect(saveDraft(developer, { ...ref, changes: write('a.md', 'x') })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await expect(inspectText(developer, { ...ref, changes: write('a.md', 'x') })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  const { id } = await getDraft(developer, ref)
  const events = await hadron.db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))
  expect(events.map(({ action, details }) => [action, details.added])).toEqual([
    ['version.start', undefined],
    ['version.save', ['notes.md']],
  ])
})
