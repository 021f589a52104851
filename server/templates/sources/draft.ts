import { eq } from 'drizzle-orm'
import { templates } from '../../../drizzle/schema/templates.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { announce } from '../../live.ts'
import { insertDraft, numbersOf } from '../drafts/insert.ts'
import { numberAfter } from '../drafts/numbers.ts'
import { sameBytes } from '../drafts/register.ts'
import type { TemplateRow } from '../versions/load.ts'
import { compareVersions, formatVersion } from '../versions/version.ts'
import type { SourceBundle } from './read.ts'

/**
 * Makes a commit a draft of the template, as its next minor version. The same bytes as any version before are that
 * version: a commit that changed something else makes nothing.
 */
export async function draftCommit(tx: Tx, ctx: Ctx, template: TemplateRow, { commit, files, judged }: SourceBundle) {
  // Locked, so that two who draft at once get two numbers.
  await tx.select().from(templates).where(eq(templates.id, template.id)).for('update')
  const known = await sameBytes(tx, template, commit)
  if (known) return { version: formatVersion(known), known: true }
  const numbers = await numbersOf(tx, template.id)
  const latest = numbers.toSorted(compareVersions).at(-1)
  const number = latest ? numberAfter(latest, 'minor', numbers) : { major: 1, minor: 0 }
  await insertDraft(tx, ctx, { template, number, judged, files, commit })
  await announce(tx, `template:${template.id}`, 'templates')
  return { version: formatVersion(number), known: false }
}
