import { eq } from 'drizzle-orm'
import { templateVersions, versionFiles } from '../../../drizzle/schema/templates.ts'
import type { Ctx } from '../../context.ts'
import { isDuplicate, type Tx } from '../../db.ts'
import { conflict } from '../../errors.ts'
import type { BundleFile } from '../bundle/bundle.ts'
import type { Commit } from '../sources/source.ts'
import type { TemplateRow } from '../versions/load.ts'
import { formatVersion, type Version } from '../versions/version.ts'
import { columnsOf, type Judged } from './text/judge.ts'

interface NewDraft {
  template: Pick<TemplateRow, 'id' | 'name'>
  number: Version
  judged: Judged
  files: BundleFile[]
  /** Where it was read, when it came from a repository. */
  commit?: Commit
}

/** Stores a draft and its files, whatever was found in them. */
export async function insertDraft(tx: Tx, ctx: Ctx, { template, number, judged, files, commit }: NewDraft) {
  try {
    const [version] = await tx
      .insert(templateVersions)
      .values({
        templateId: template.id,
        ...number,
        ...columnsOf(judged, files),
        commit: commit ?? null,
        createdBy: ctx.actor.name,
        savedBy: ctx.actor.name,
      })
      .returning()
    if (!version) throw new Error('no version was stored')
    if (files.length > 0) {
      await tx.insert(versionFiles).values(files.map(({ path, content }) => ({ versionId: version.id, path, content })))
    }
    return version
  } catch (error) {
    if (isDuplicate(error, 'template_versions_number')) {
      throw conflict(`${template.name} ${formatVersion(number)} was started by somebody else just now. Try again.`)
    }
    throw error
  }
}

export const numbersOf = (db: Pick<Tx, 'select'>, templateId: string) =>
  db
    .select({ id: templateVersions.id, major: templateVersions.major, minor: templateVersions.minor })
    .from(templateVersions)
    .where(eq(templateVersions.templateId, templateId))
