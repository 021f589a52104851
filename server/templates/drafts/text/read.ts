import { asc, eq } from 'drizzle-orm'
import { versionFiles } from '../../../../drizzle/schema/templates.ts'
import type { Tx } from '../../../db.ts'
import { conflict, notFound } from '../../../errors.ts'
import type { BundleFile } from '../../bundle/bundle.ts'
import type { VersionRef } from '../../inputs.ts'
import { findTemplate, findVersion, type TemplateRow, type VersionRow } from '../../versions/load.ts'
import { formatVersion } from '../../versions/version.ts'

/** The files of a version exactly as they were saved, whether or not they can be read as a bundle. */
export interface SavedText {
  template: TemplateRow
  version: VersionRow
  /** `web-service 1.2` */
  name: string
  files: BundleFile[]
}

type Reader = Pick<Tx, 'select'>

export async function readText(db: Reader, ref: VersionRef): Promise<SavedText> {
  const template = await findTemplate(db, ref.template)
  const version = await findVersion(db, template.id, ref.version)
  if (!version) throw notFound(`${ref.template} ${ref.version}`)
  return { template, version, name: `${template.name} ${formatVersion(version)}`, files: await filesOf(db, version.id) }
}

export const filesOf = (db: Reader, versionId: string): Promise<BundleFile[]> =>
  db
    .select({ path: versionFiles.path, content: versionFiles.content })
    .from(versionFiles)
    .where(eq(versionFiles.versionId, versionId))
    .orderBy(asc(versionFiles.path))

/** Refuses to go on from a text that somebody else has saved since. Says who and when; nothing is lost by it. */
export function requireSeen({ version, name }: Pick<SavedText, 'version' | 'name'>, revision: number) {
  if (version.revision === revision) return
  const when = `${version.savedAt.toISOString().slice(0, 19).replace('T', ' ')} UTC`
  throw conflict(
    `${name} was saved by ${version.savedBy} at ${when} (revision ${version.revision}) while you had revision ${revision}. Nothing of yours was saved over it: look at both, then take theirs or save yours.`,
    'DRAFT_CHANGED',
  )
}
