import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { receiveBundle } from '../../../server/api/receive-bundle.ts'
import { archiveOf } from '../../support/archive.ts'
import { plainEnvironment, plainService } from '../../support/bundles.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await publish(hadron, 'plain-environment', plainEnvironment)
})
afterAll(() => hadron.close())

const rows = async () => {
  const { rows: counted } = await hadron.db.execute(sql`
    select (select count(*) from templates) as templates, (select count(*) from template_versions) as versions,
      (select count(*) from version_files) as files, (select count(*) from audit_events) as audit`)
  return counted[0]
}
let before: Awaited<ReturnType<typeof rows>>
beforeEach(async () => {
  before = await rows()
})

const streamOf = (bytes: Uint8Array) =>
  new Blob([new Uint8Array(bytes)]).stream() as Parameters<typeof receiveBundle>[1]['body']
const upload = (bytes: Uint8Array, role: 'operator' | 'viewer' = 'operator', name = 'uploaded') =>
  receiveBundle(hadron.as(role), {
    query: new URLSearchParams({ template: name, bump: 'minor' }),
    body: streamOf(bytes),
  })
const packed = async () => (await archiveOf('bundle.tar.gz', plainService())).buffer

test('a good archive becomes a draft, and the same archive again is the same draft', async () => {
  expect(await upload(await packed())).toMatchObject({ template: 'uploaded', version: '1.0', known: false })
  expect(await upload(await packed())).toMatchObject({ version: '1.0', known: true })
})

test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
  ['an empty upload', () => new Uint8Array(), 'BUNDLE_EMPTY'],
  ['a zip', () => Buffer.from('504b0304140000000800', 'hex'), 'BUNDLE_FORMAT'],
  ['a truncated archive', async () => (await packed()).subarray(0, 300), 'BUNDLE_TRUNCATED'],
  ['an archive of 11 MB', () => gzipSync(randomBytes(11 * 1_048_576), { level: 0 }), 'BUNDLE_TOO_LARGE'],
  [
    'paths that leave the bundle',
    async () => (await archiveOf('x', [{ path: '../../etc/cron.d/x', content: '' }])).buffer,
    'BUNDLE_PATH',
  ],
  [
    'a thousand files',
    async () =>
      (
        await archiveOf(
          'x',
          Array.from({ length: 1_000 }, (_, n) => ({ path: `f${n}.yaml`, content: '' })),
        )
      ).buffer,
    'BUNDLE_TOO_MANY_FILES',
  ],
])('%s is refused with its reason, and nothing is stored', async (_, bytes, reason) => {
  await expect(upload(await bytes())).rejects.toMatchObject({ reason })
  expect(await rows()).toEqual(before)
})

test('a viewer is refused before a byte is read', async () => {
  await expect(upload(gzipSync(randomBytes(100)), 'viewer')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await rows()).toEqual(before)
})

test('a name that belongs to a template of the other kind is refused', async () => {
  await expect(upload(await packed(), 'operator', 'plain-environment')).rejects.toMatchObject({
    code: 'CONFLICT',
    reason: 'TEMPLATE_KIND',
  })
  expect(await rows()).toEqual(before)
})

test('an upload that does not say for which template is refused', async () => {
  const asked = receiveBundle(hadron.as('operator'), { query: new URLSearchParams(), body: streamOf(await packed()) })
  await expect(asked).rejects.toMatchObject({ reason: 'INPUT' })
})
