import { and, eq } from 'drizzle-orm'
import { templateVersions } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { isDuplicate } from '../../db.ts'
import { conflict, refused } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import { formatVersion, parseVersion, sameVersion } from '../versions/version.ts'
import type { RenumberDraft } from './inputs.ts'
import { numbersOf } from './insert.ts'
import { nextNumbers } from './numbers.ts'
import { requireDraft } from './save.ts'
import { readText } from './text/read.ts'

/** Gives a draft another number: a minor became a major on the way, or the other way round. */
export async function renumberDraft(ctx: Ctx, { to, ...ref }: RenumberDraft) {
  authorize(ctx, 'templates:publish')
  const text = await readText(ctx.db, ref)
  requireDraft(text)
  const { template, version } = text
  const number = parseVersion(to)
  const others = (await numbersOf(ctx.db, template.id)).filter(({ id }) => id !== version.id)
  const { minors, major } = nextNumbers(others)
  const possible = [...minors, major]
  if (!possible.some((next) => sameVersion(next, number))) {
    const words = possible.map(formatVersion).join(' or ')
    throw refused(`${text.name} cannot become ${to}. It can be ${words}.`, 'VERSION_NUMBER')
  }
  try {
    return await ctx.db.transaction(async (tx) => {
      const [moved] = await tx
        .update(templateVersions)
        .set(number)
        .where(and(eq(templateVersions.id, version.id), eq(templateVersions.status, 'draft')))
        .returning({ id: templateVersions.id })
      if (!moved) throw conflict(`${text.name} was published or discarded just now. Reload and look.`)
      await record(tx, ctx, {
        action: 'version.renumber',
        subject: { id: version.id, name: `${template.name} ${to}` },
        details: { before: formatVersion(version), after: to },
      })
      await announce(tx, `draft:${version.id}`, `template:${template.id}`, 'templates')
      return { template: template.name, version: formatVersion(number) }
    })
  } catch (error) {
    if (!isDuplicate(error, 'template_versions_number')) throw error
    throw conflict(`${template.name} ${to} was started by somebody else just now. Choose again.`)
  }
}
