import type { Ctx } from '../../../context.ts'
import { partOf, targetNames } from '../../../deployments/target-names.ts'
import { type Judgement, type PolicyTarget, refusal } from '../../../guardrails/guardrail.ts'
import { judgeAlike, readPolicies } from '../../../guardrails/judge.ts'
import { renderPart } from '../../../templates/rendering/render.ts'
import type { LoadedVersion } from '../../../templates/versions/load.ts'
import { formatVersion } from '../../../templates/versions/version.ts'
import { type LeftOut, out } from './leave-out.ts'
import type { RenderedMember } from './render-members.ts'

type Planned = Extract<RenderedMember, { plan: unknown }>

/**
 * Why the guardrails hold members back, by target id. Members of one shape, stage and region are judged by the first of
 * them, because a fleet is planned in seconds; each is looked at by itself before it is executed. What needs an approval
 * is held back too: an operator deploys it on its own and says why.
 */
export async function guardMembers(
  ctx: Ctx,
  version: LoadedVersion,
  members: Planned[],
): Promise<Map<string, LeftOut>> {
  const policies = await readPolicies(ctx.db)
  if (policies.length === 0 || members.length === 0) return new Map()
  const groups = [...groupAlike(members).values()]
  const alike = await Promise.all(
    groups.map(async (group) => ({
      subject: await subjectOf(ctx, version, group[0]),
      targets: group.map((member) => targetOf(version, member)),
    })),
  )
  const judgements = await judgeAlike(ctx, alike)
  return new Map(
    groups.flatMap((group, index) =>
      group.flatMap(({ member }, at) => {
        const leftOut = leaveOut(judgements[index]?.[at])
        return leftOut ? [[member.target.id, leftOut] as const] : []
      }),
    ),
  )
}

type Group = [Planned, ...Planned[]]

function groupAlike(members: Planned[]): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const planned of members) {
    const { target, account } = planned.member
    const key = JSON.stringify([planned.plan.shape, target.stage, account.region])
    const group = groups.get(key)
    if (group) group.push(planned)
    else groups.set(key, [planned])
  }
  return groups
}

function leaveOut(judgement: Judgement | undefined): LeftOut | undefined {
  const refused = judgement && refusal(judgement, { approved: [] })
  return refused ? out('held_back', refused) : undefined
}

/** Rendered once more: planning does not keep the templates of a whole fleet. */
async function subjectOf(ctx: Ctx, version: LoadedVersion, planned: Planned) {
  const { member, spec, plan } = planned
  const { target, account, environment } = member
  const part = partOf(target.kind)
  const names = targetNames({ target, version, spec, account, environment })
  const { body, parameters } = await renderPart(ctx.renderer, { bundle: version.bundle, part, names })
  return { body, parameters, plan, target: targetOf(version, planned) }
}

function targetOf(version: LoadedVersion, { member: { target, account, environment } }: Planned): PolicyTarget {
  return {
    id: target.id,
    name: target.name,
    template: version.template.name,
    kind: version.template.kind,
    version: formatVersion(version),
    stage: target.stage,
    ...(environment ? { environment: environment.name } : {}),
    region: account.region,
  }
}
