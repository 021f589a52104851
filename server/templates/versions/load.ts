import { and, eq } from 'drizzle-orm'
import { templates, templateVersions, versionFiles } from '../../../drizzle/schema/templates.ts'
import type { Tx } from '../../db.ts'
import { badRequest, notFound } from '../../errors.ts'
import type { Bundle } from '../bundle/bundle.ts'
import { readBundle } from '../bundle/read.ts'
import { unreadBundle } from '../bundle/unreadable.ts'
import { parseVersion, versionRule } from './version.ts'

export type VersionRow = typeof templateVersions.$inferSelect
export type TemplateRow = typeof templates.$inferSelect
/** A version with its template and its parsed bundle. */
export type LoadedVersion = VersionRow & { template: TemplateRow; bundle: Bundle }

/** Parsed bundles by digest. A digest names one set of bytes for ever, so an entry can never be stale. */
const parsed = new Map<string, Bundle>()
const keptBundles = 200

/** Reads a version and its files. Parsing happens once per digest and process. */
export async function loadVersion(db: Pick<Tx, 'select'>, versionId: string): Promise<LoadedVersion> {
  const [row] = await db
    .select({ version: templateVersions, template: templates })
    .from(templateVersions)
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .where(eq(templateVersions.id, versionId))
  if (!row) throw notFound(`Version ${versionId}`)
  const bundle = parsed.get(row.version.digest) ?? (await parseBundle(db, row.version, row.template))
  return { ...row.version, template: row.template, bundle }
}

async function parseBundle(db: Pick<Tx, 'select'>, version: VersionRow, template: TemplateRow) {
  const files = await db
    .select({ path: versionFiles.path, content: versionFiles.content })
    .from(versionFiles)
    .where(eq(versionFiles.versionId, version.id))
  const { bundle } = readBundle(files)
  if (!bundle && version.status === 'draft') return unreadBundle(template.kind, files)
  if (!bundle) throw new Error(`the stored bundle of ${version.id} cannot be read`)
  // A draft may have been saved again since its row was read: these bytes are then not what the digest names.
  if (bundle.digest !== version.digest) return bundle
  if (parsed.size >= keptBundles) parsed.delete(parsed.keys().next().value ?? '')
  parsed.set(version.digest, bundle)
  return bundle
}

export async function findTemplate(db: Pick<Tx, 'select'>, name: string): Promise<TemplateRow> {
  const [template] = await db.select().from(templates).where(eq(templates.name, name))
  if (!template) throw notFound(`Template ${name}`)
  return template
}

/** A version of a template by its number, such as `1.4`; undefined when there is none. */
export async function findVersion(
  db: Pick<Tx, 'select'>,
  templateId: string,
  number: string,
): Promise<VersionRow | undefined> {
  const version = parseVersion(number)
  if (!version) throw badRequest(`${number} is not a version. ${versionRule}`, { reason: 'VERSION_FORMAT' })
  const [row] = await db
    .select()
    .from(templateVersions)
    .where(
      and(
        eq(templateVersions.templateId, templateId),
        eq(templateVersions.major, version.major),
        eq(templateVersions.minor, version.minor),
      ),
    )
  return row
}
