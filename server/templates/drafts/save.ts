import { and, eq, inArray, sql } from 'drizzle-orm'
import { templateVersions, versionFiles } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { refused } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import type { BundleFile } from '../bundle/bundle.ts'
import { digestFiles } from '../bundle/digest.ts'
import type { VersionRow } from '../versions/load.ts'
import type { DraftText } from './inputs.ts'
import { changeFiles, comparePaths } from './text/changes.ts'
import { columnsOf, judgeFiles } from './text/judge.ts'
import { readText, requireSeen, type SavedText } from './text/read.ts'
import { beginsSitting } from './text/sitting.ts'

/**
 * Saves what an author typed, in one piece and whatever is wrong with it; the findings say what is. Only over the
 * revision they saw: otherwise a conflict (`DRAFT_CHANGED`) that names who saved when, and nothing changes.
 */
export async function saveDraft(ctx: Ctx, { revision, changes, ...ref }: DraftText) {
  authorize(ctx, 'templates:publish')
  const text = await readText(ctx.db, ref)
  requireDraft(text)
  const files = changeFiles(text.files, changes)
  // Already so: a save repeated because its answer was lost, or nothing typed at all.
  if (digestFiles(files) === text.version.digest) return saved(text.version)
  requireSeen(text, revision)
  const judged = await judgeFiles(ctx, text.template.kind, files)
  return ctx.db.transaction(async (tx) => {
    const [version] = await tx
      .update(templateVersions)
      .set({
        ...columnsOf(judged, files),
        revision: revision + 1,
        savedBy: ctx.actor.name,
        savedAt: sql`clock_timestamp()`,
      })
      .where(
        and(
          eq(templateVersions.id, text.version.id),
          eq(templateVersions.status, 'draft'),
          eq(templateVersions.revision, revision),
        ),
      )
      .returning()
    if (!version) throw await lostRace(tx, ref, revision)
    const paths = comparePaths(text.files, files)
    await replaceFiles(tx, version.id, files, paths)
    if (await beginsSitting(tx, ctx, version.id)) {
      await record(tx, ctx, {
        action: 'version.save',
        subject: { id: version.id, name: text.name },
        details: { revision: version.revision, digest: version.digest, ...paths },
      })
    }
    await announce(tx, `draft:${version.id}`, `template:${text.template.id}`)
    return saved(version)
  })
}

const saved = ({ revision, savedAt, savedBy, findings }: VersionRow) => ({ revision, savedAt, savedBy, findings })

export function requireDraft({ version, name }: Pick<SavedText, 'version' | 'name'>) {
  if (version.status === 'draft') return
  throw refused(`${name} is ${version.status} and cannot change. Edit it as the next version.`, 'VERSION_STATE')
}

/** Somebody was faster between reading and writing; says who and what happened. */
async function lostRace(tx: Tx, ref: Pick<DraftText, 'template' | 'version'>, revision: number) {
  const text = await readText(tx, ref)
  requireDraft(text)
  requireSeen(text, revision)
  return new Error(`${text.name} was not saved, and nobody else saved it`)
}

type Paths = ReturnType<typeof comparePaths>

async function replaceFiles(tx: Tx, versionId: string, files: BundleFile[], { added, changed, removed }: Paths) {
  const gone = [...changed, ...removed]
  if (gone.length > 0) {
    await tx.delete(versionFiles).where(and(eq(versionFiles.versionId, versionId), inArray(versionFiles.path, gone)))
  }
  const written = new Set([...added, ...changed])
  const rows = files.filter(({ path }) => written.has(path)).map(({ path, content }) => ({ versionId, path, content }))
  if (rows.length > 0) await tx.insert(versionFiles).values(rows)
}
