import { and, eq, isNull } from 'drizzle-orm'
import { targets } from '../../drizzle/schema/targets.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db.ts'
import { draftDeletion } from '../deployments/draft.ts'
import { requestDeletion } from '../deployments/targets/change.ts'
import { conflict } from '../errors.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { findEnvironment } from './find.ts'
import type { DeleteEnvironment, EnvironmentRef } from './inputs.ts'

/** What deleting the environment would remove. */
export async function planEnvironmentDeletion(ctx: Ctx, { environment }: EnvironmentRef) {
  return { plan: await draftDeletion(ctx, await findEnvironment(ctx.db, environment)) }
}

/** Asks for the deletion of an environment. Refused while instances run in it. */
export async function deleteEnvironment(ctx: Ctx, { environment, reason }: DeleteEnvironment) {
  const target = await findEnvironment(ctx.db, environment)
  authorize(ctx, 'environments:write', await ownerOf(ctx.db, target.teamId))
  const deployment = await requestDeletion(ctx, target, reason, (tx) => refuseDependents(tx, target.id, target.name))
  return { deploymentId: deployment.id }
}

async function refuseDependents(tx: Tx, id: string, name: string) {
  const dependents = await tx
    .select({ name: targets.name })
    .from(targets)
    .where(and(eq(targets.environmentId, id), isNull(targets.deletedAt)))
    .limit(6)
  if (dependents.length === 0) return
  const shown = dependents.slice(0, 5).map((dependent) => dependent.name)
  throw conflict(
    `${name} cannot be deleted while instances run in it: ${shown.join(', ')}${dependents.length > 5 ? ' and more' : ''}. Delete them first.`,
    'HAS_DEPENDENTS',
  )
}
