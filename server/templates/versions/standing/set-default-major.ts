import { eq } from 'drizzle-orm'
import { templates } from '../../../../drizzle/schema/templates.ts'
import { record } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import { announce } from '../../../live.ts'
import { authorize } from '../../../policy/policy.ts'
import type { RecommendVersion } from '../../inputs.ts'
import { requirePossible } from './recommend.ts'
import { lockVersion } from './recommendation.ts'

/** Makes the major of a recommended version the one that new targets take, and that targets of earlier majors are behind. */
export async function setDefaultMajor(ctx: Ctx, { reason, ...ref }: RecommendVersion) {
  authorize(ctx, 'templates:publish')
  return ctx.db.transaction(async (tx) => {
    const { template, version } = await lockVersion(tx, ref)
    requirePossible('makeDefault', version, template)
    await tx.update(templates).set({ defaultMajor: version.major }).where(eq(templates.id, template.id))
    await record(tx, ctx, {
      action: 'template.set_default_major',
      subject: { id: template.id, name: template.name },
      details: { before: template.defaultMajor, after: version.major, reason },
    })
    await announce(tx, `template:${template.id}`, 'templates', 'targets')
    return ref
  })
}
