import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templates, templateVersions } from '../../drizzle/schema/templates.ts'
import { publishStarterCatalogue } from '../../server/boot/seed-starter.ts'
import { type Db, openDatabase } from '../../server/db.ts'
import { formatVersion } from '../../server/templates/versions/version.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { catalogue } from './catalogue.ts'

const starters = path.join(import.meta.dirname, '../../templates')
const folder = mkdtempSync(path.join(tmpdir(), 'hadron-starters-'))
let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url, { size: 2 })
})
afterAll(async () => {
  await db.$client.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function published() {
  const rows = await db
    .select({ name: templates.name, version: templateVersions, id: templateVersions.id })
    .from(templateVersions)
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .orderBy(asc(templates.name), asc(templateVersions.major), asc(templateVersions.minor))
  return rows.map(({ id, name, version }) => ({ id, name, version: formatVersion(version), status: version.status }))
}

const versionsOf = async (name: string) =>
  (await published()).filter((row) => row.name === name).map(({ version }) => version)

describe('the starter catalogue', { timeout: 180_000 }, () => {
  test('comes to an earlier installation whole, beside what operators made of it', async () => {
    // As somebody has it who started with networks only, gave them another title, and published a major of their own.
    await cp(path.join(starters, 'environments/network/1.0'), path.join(folder, 'environments/network/1.0'), copy)
    await cp(path.join(starters, 'environments/network/1.0'), path.join(folder, 'environments/network/2.0'), copy)
    await cp(path.join(starters, 'environments/network/template.yaml'), path.join(folder, facts), copy)
    writeFileSync(path.join(folder, 'environments/network/2.0/notes.md'), 'Of our own.\n')
    mkdirSync(path.join(folder, 'services'))
    await publishStarterCatalogue(database.url, folder)
    await db.update(templates).set({ title: 'Our network' }).where(eq(templates.name, 'network'))

    await publishStarterCatalogue(database.url, starters)
    expect(await versionsOf('network')).toEqual(['1.0', '2.0'])
    const [network] = await db.select().from(templates).where(eq(templates.name, 'network'))
    expect(network?.title).toBe('Our network')
    for (const {
      facts: { name },
      versions,
    } of catalogue.filter((template) => template.facts.name !== 'network'))
      expect(await versionsOf(name)).toEqual(versions.map(({ version }) => formatVersion(version)))
    for (const { name, version, status } of await published()) expect([name, version, status]).toContain('published')
  })

  test('offers newcomers the major it says, and leaves that to operators where the template was known', async () => {
    const majors = await db.select({ name: templates.name, major: templates.defaultMajor }).from(templates)
    for (const { facts } of catalogue)
      expect(majors).toContainEqual({
        name: facts.name,
        major: facts.name === 'network' ? 1 : (facts.defaultMajor ?? 1),
      })
  })

  test('adds nothing when Hadron starts again', async () => {
    const before = await published()
    await publishStarterCatalogue(database.url, starters)
    expect(await published()).toEqual(before)
  })
})

const copy = { recursive: true }
const facts = 'environments/network/template.yaml'
