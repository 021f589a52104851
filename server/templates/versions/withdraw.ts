import { and, eq } from 'drizzle-orm'
import { templateVersions } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { conflict, notFound, refused } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import type { VersionRef, WithdrawVersion } from '../inputs.ts'
import { findTemplate, findVersion, type VersionRow } from './load.ts'
import { canMove, type VersionStatus } from './version.ts'

/** Warns whoever uses the version; it stays deployable. */
export const deprecateVersion = (ctx: Ctx, input: WithdrawVersion) => moveVersion(ctx, input, 'deprecated')

/** Takes the version out of new use. What runs it keeps running. */
export const yankVersion = (ctx: Ctx, input: WithdrawVersion) => moveVersion(ctx, input, 'yanked')

/** Takes a deprecation back. */
export const restoreVersion = (ctx: Ctx, input: VersionRef) => moveVersion(ctx, { ...input, reason: null }, 'published')

const verbs: Record<VersionStatus, string> = {
  draft: 'version.register',
  published: 'version.restore',
  deprecated: 'version.deprecate',
  yanked: 'version.yank',
}

async function moveVersion(ctx: Ctx, input: VersionRef & { reason: string | null }, to: VersionStatus) {
  authorize(ctx, 'templates:publish')
  const template = await findTemplate(ctx.db, input.template)
  const version = await findVersion(ctx.db, template.id, input.version)
  if (!version) throw notFound(`${input.template} ${input.version}`)
  if (!canMove(version.status, to)) {
    throw refused(`${input.template} ${input.version} is ${version.status} and cannot become ${to}.`, 'VERSION_STATE')
  }
  return ctx.db.transaction(async (tx) => {
    const [moved] = await tx
      .update(templateVersions)
      .set({ status: to, withdrawnReason: input.reason })
      .where(and(eq(templateVersions.id, version.id), eq(templateVersions.status, version.status)))
      .returning({ id: templateVersions.id })
    if (!moved) throw conflict('This version changed while you were looking at it. Reload and try again.')
    await record(tx, ctx, {
      action: verbs[to],
      subject: { id: version.id, name: `${input.template} ${input.version}` },
      details: { before: version.status, after: to, reason: input.reason },
    })
    await announce(tx, `template:${template.id}`, 'templates')
    return { template: input.template, version: input.version, status: to satisfies VersionRow['status'] }
  })
}
