import { eq } from 'drizzle-orm'
import { targets } from '../../../drizzle/schema/targets.ts'
import type { Ctx } from '../../context.ts'
import { requirePassage } from '../../guardrails/gate.ts'
import type { Judgement, PolicyTarget } from '../../guardrails/guardrail.ts'
import { judge } from '../../guardrails/judge.ts'
import type { LoadedVersion } from '../../templates/versions/load.ts'
import { formatVersion } from '../../templates/versions/version.ts'
import { type Draft, type DraftTarget, draftDeployment } from '../draft.ts'
import type { Spec, Stage } from '../target.ts'

/** A draft, and what the guardrails say about it. */
export interface JudgedDraft extends Draft {
  judgement: Judgement
}

interface ToJudge {
  target: DraftTarget & { id?: string; stage?: Stage }
  version: LoadedVersion
  spec: Spec
}

/** As `draftDeployment`, judged by the guardrails: for whoever shows a plan or asks for a deployment. */
export async function draftJudged(ctx: Ctx, { target, version, spec }: ToJudge): Promise<JudgedDraft> {
  const draft = await draftDeployment(ctx, { target, versionId: version.id, spec })
  const subject = { ...draft, target: await policyTargetOf(ctx, target, version, draft.region) }
  const [judgement = { verdicts: [] }] = await judge(ctx, [subject])
  return { ...draft, judgement }
}

interface ToAllow {
  draft: JudgedDraft
  /** Name of the target, for people. */
  name: string
  /** Of a target that exists already. */
  targetId?: string
  approval: string | undefined
}

/** Refuses what the guardrails refuse; called before a command opens its transaction. */
export const requireAllowed = (ctx: Ctx, { draft: { judgement }, name, targetId, approval }: ToAllow) =>
  requirePassage(ctx, { gate: 'request', judgement, subject: name, ...(targetId ? { targetId } : {}) }, approval)

/** A target as policies see it. */
export async function policyTargetOf(
  { db }: Pick<Ctx, 'db'>,
  target: ToJudge['target'],
  version: Pick<LoadedVersion, 'template' | 'major' | 'minor'>,
  region: string,
): Promise<PolicyTarget> {
  const [environment] = target.environmentId
    ? await db
        .select({ name: targets.name, stage: targets.stage })
        .from(targets)
        .where(eq(targets.id, target.environmentId))
    : []
  const stage = target.stage ?? environment?.stage
  return {
    ...(target.id ? { id: target.id } : {}),
    name: target.name,
    template: version.template.name,
    kind: version.template.kind,
    version: formatVersion(version),
    ...(stage ? { stage } : {}),
    ...(environment ? { environment: environment.name } : {}),
    region,
  }
}
