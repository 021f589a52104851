import { record } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import { refused } from '../../../errors.ts'
import { announce } from '../../../live.ts'
import { authorize } from '../../../policy/policy.ts'
import type { RecommendVersion } from '../../inputs.ts'
import type { TemplateRow, VersionRow } from '../load.ts'
import { formatVersion } from '../version.ts'
import { blockedAction, type VersionAction } from './blocked.ts'
import { lockVersion, recommendedOf, setRecommended } from './recommendation.ts'

/**
 * Makes a version, a later or an earlier one, what new targets of its major take and what `behind` compares with.
 * Nothing that runs is touched: recommending an earlier version is how operators take a bad one out of the way.
 */
export async function recommendVersion(ctx: Ctx, { reason, ...ref }: RecommendVersion) {
  authorize(ctx, 'templates:publish')
  return ctx.db.transaction(async (tx) => {
    const { template, version } = await lockVersion(tx, ref)
    requirePossible('recommend', version, template)
    const before = await recommendedOf(tx, version)
    await setRecommended(tx, version, version.id)
    await record(tx, ctx, {
      action: 'version.recommend',
      subject: { id: version.id, name: `${ref.template} ${ref.version}` },
      details: { before: before ? formatVersion(before) : null, after: ref.version, reason },
    })
    await announce(tx, `template:${template.id}`, 'templates', 'targets')
    return ref
  })
}

/** Leaves the major without a recommended version: nobody of that major is behind, and nobody is led to it. */
export async function unrecommendVersion(ctx: Ctx, { reason, ...ref }: RecommendVersion) {
  authorize(ctx, 'templates:publish')
  return ctx.db.transaction(async (tx) => {
    const { template, version } = await lockVersion(tx, ref)
    requirePossible('unrecommend', version, template)
    await setRecommended(tx, version, null)
    await record(tx, ctx, {
      action: 'version.unrecommend',
      subject: { id: version.id, name: `${ref.template} ${ref.version}` },
      details: { before: ref.version, after: null, reason },
    })
    await announce(tx, `template:${template.id}`, 'templates', 'targets')
    return ref
  })
}

export function requirePossible(action: VersionAction, version: VersionRow, template: TemplateRow) {
  const errors = version.findings.filter(({ severity }) => severity === 'error').length
  const why = blockedAction(action, { ...version, errors }, template.defaultMajor)
  if (why) throw refused(`${template.name} ${why}`, 'VERSION_STATE')
}
