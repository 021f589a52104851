import { and, eq } from 'drizzle-orm'
import { templateVersions } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { badRequest, conflict, refused } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import type { DeprecateVersion, RecommendVersion, VersionRef, YankVersion } from '../inputs.ts'
import { findVersion, type VersionRow } from './load.ts'
import type { VersionAction } from './standing/blocked.ts'
import { requirePossible } from './standing/recommend.ts'
import { lockVersion, setRecommended } from './standing/recommendation.ts'
import { isDeployable, type VersionStatus } from './version.ts'

/** Warns whoever uses the version; it stays deployable. */
export const deprecateVersion = (ctx: Ctx, input: DeprecateVersion) =>
  moveVersion(ctx, input, { action: 'deprecate', to: 'deprecated', audit: 'version.deprecate' })

/** Takes the version out of new use. What runs it keeps running. */
export const yankVersion = (ctx: Ctx, input: YankVersion) =>
  moveVersion(ctx, input, { action: 'yank', to: 'yanked', audit: 'version.yank' })

/** Takes a deprecation back. The reason is kept in the activity log only: nobody is warned any more. */
export const restoreVersion = (ctx: Ctx, input: RecommendVersion) =>
  moveVersion(ctx, input, { action: 'restore', to: 'published', audit: 'version.restore' })

/** Takes a yank back: the version can be used again, and whoever does is still warned. */
export const unyankVersion = (ctx: Ctx, input: RecommendVersion) =>
  moveVersion(ctx, input, { action: 'unyank', to: 'deprecated', audit: 'version.unyank' })

type Withdrawal = VersionRef & { reason: string; replacement?: string | undefined }
interface Move {
  action: VersionAction
  to: VersionStatus
  audit: string
}

async function moveVersion(ctx: Ctx, input: Withdrawal, { action, to, audit }: Move) {
  authorize(ctx, 'templates:publish')
  return ctx.db.transaction(async (tx) => {
    const { template, version } = await lockVersion(tx, input)
    requirePossible(action, version, template)
    const replacement = await findReplacement(tx, version, input)
    if (version.recommended) await setRecommended(tx, version, heirOf(version, replacement))
    const [moved] = await tx
      .update(templateVersions)
      .set({
        status: to,
        withdrawnReason: to === 'published' ? null : input.reason || version.withdrawnReason,
        replacedBy: action === 'unyank' ? version.replacedBy : (replacement?.id ?? null),
      })
      .where(and(eq(templateVersions.id, version.id), eq(templateVersions.status, version.status)))
      .returning({ id: templateVersions.id })
    if (!moved) throw conflict('This version changed while you were looking at it. Reload and try again.')
    await record(tx, ctx, {
      action: audit,
      subject: { id: version.id, name: `${input.template} ${input.version}` },
      details: { before: version.status, after: to, reason: input.reason, replacement: input.replacement ?? null },
    })
    await announce(tx, `template:${template.id}`, 'templates', 'targets')
    return { template: input.template, version: input.version }
  })
}

async function findReplacement(tx: Tx, version: VersionRow, { template, replacement: number }: Withdrawal) {
  if (number === undefined) return undefined
  const found = await findVersion(tx, version.templateId, number)
  if (found?.id === version.id) {
    throw badRequest(`${number} cannot replace itself. Name another version of ${template}.`, {
      reason: 'VERSION_REPLACEMENT',
      at: '/replacement',
    })
  }
  if (found && isDeployable(found.status)) return found
  throw refused(
    found
      ? `${template} ${number} is ${found.status} and cannot be used instead. Name a published version.`
      : `There is no version ${number} of ${template}. Name a published version to use instead.`,
    'VERSION_REPLACEMENT',
  )
}

/** The recommendation goes on to the replacement, when that is a minor of the same major that may carry it. */
const heirOf = (version: VersionRow, replacement: VersionRow | undefined) =>
  replacement?.major === version.major && replacement.status === 'published' ? replacement.id : null
