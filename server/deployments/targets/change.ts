import { and, eq, isNull } from 'drizzle-orm'
import { targets } from '../../../drizzle/schema/targets.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { conflict, refused } from '../../errors.ts'
import { requireImmutable } from '../../templates/specs/valid-spec.ts'
import { findVersion, type LoadedVersion, loadVersion } from '../../templates/versions/load.ts'
import { requireUsable } from '../../templates/versions/usable.ts'
import { compareVersions, formatVersion } from '../../templates/versions/version.ts'
import type { DeploymentKind } from '../deployment.ts'
import { type Draft, draftDeletion, requirePart } from '../draft.ts'
import { requestDeployment } from '../request.ts'
import type { Spec } from '../target.ts'
import { partOf } from '../target-names.ts'
import { draftJudged, type JudgedDraft, requireAllowed } from './judged-draft.ts'

export type Target = typeof targets.$inferSelect

/** A change of a running target that has been rendered and planned, and not yet asked for. */
export interface DraftedChange {
  kind: DeploymentKind
  version: LoadedVersion
  draft: JudgedDraft
}

/** Renders and plans a new spec, a new version, or both for a target that runs. Changes nothing. */
export async function draftChange(
  ctx: Ctx,
  { target, version: number, spec }: { target: Target; version: string; spec: Spec },
): Promise<DraftedChange> {
  const found = await findVersion(ctx.db, target.templateId, number)
  if (!found) throw refused(`There is no version ${number} of this template.`, 'VERSION_UNAVAILABLE')
  const version = await loadVersion(ctx.db, found.id)
  if (version.id !== target.deployedVersionId) requireUsable(version)
  const part = partOf(target.kind)
  requirePart(version, part)
  if (target.deployedSpec) requireImmutable(version, part, { before: target.deployedSpec, after: spec })
  const kind = await kindOfChange(ctx, target, version)
  return { kind, version, draft: await draftJudged(ctx, { target, version, spec }) }
}

async function kindOfChange(ctx: Ctx, target: Target, version: LoadedVersion): Promise<DeploymentKind> {
  if (!target.deployedVersionId) return 'create'
  if (target.deployedVersionId === version.id) return 'change'
  const current = await loadVersion(ctx.db, target.deployedVersionId)
  if (compareVersions(version, current) > 0) return 'upgrade'
  if (version.major === current.major) return 'rollback'
  throw refused(
    `${target.name} runs ${formatVersion(current)}; going back to another major, ${formatVersion(version)}, is not possible by changing the version. Roll back to an earlier deployment instead.`,
    'UPGRADE_NOT_ALLOWED',
  )
}

/** Refuses when what would run is no longer what the person has seen. */
export function requireReviewed(draft: Draft, reviewedDigest: string | undefined) {
  if (reviewedDigest && reviewedDigest !== draft.digest) {
    throw conflict(
      'What would be deployed is no longer what you reviewed: the template, the spec or an output of the environment changed. Review the new plan.',
      'PLAN_OUTDATED',
    )
  }
}

/** Asks for a drafted change, in one transaction with its audit event. */
export async function requestChange(
  ctx: Ctx,
  { target, change, reason, approval }: { target: Target; change: DraftedChange; reason: string; approval?: string },
) {
  await requireAllowed(ctx, { draft: change.draft, name: target.name, targetId: target.id, approval })
  return ctx.db.transaction(async (tx) => {
    const current = await lockTarget(tx, target.id)
    const { kind, version, draft } = change
    return requestDeployment(tx, ctx, {
      target: current,
      kind,
      versionId: version.id,
      spec: draft.spec,
      plannedDigest: draft.digest,
      plan: draft.plan,
      reason,
      guardrails: { judgement: draft.judgement, approval },
    })
  })
}

/** Asks for the deletion of a target's stack. */
export async function requestDeletion(ctx: Ctx, target: Target, reason: string, check?: (tx: Tx) => Promise<void>) {
  const plan = await draftDeletion(ctx, target)
  return ctx.db.transaction(async (tx) => {
    const current = await lockTarget(tx, target.id)
    await check?.(tx)
    return requestDeployment(tx, ctx, {
      target: current,
      kind: 'delete',
      versionId: current.deployedVersionId ?? current.desiredVersionId,
      spec: current.deployedSpec ?? current.desiredSpec,
      plannedDigest: null,
      plan,
      reason,
      guardrails: 'before_execution',
    })
  })
}

/** A target that is not deleted, held until the transaction ends. */
export async function lockTarget(tx: Tx, id: string): Promise<Target> {
  const [target] = await tx
    .select()
    .from(targets)
    .where(and(eq(targets.id, id), isNull(targets.deletedAt)))
    .for('update')
  if (!target) throw conflict('It was deleted while you were looking at it.')
  return target
}
