import { createHash } from 'node:crypto'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../errors.ts'
import type { VersionRef } from '../../templates/inputs.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion } from '../../templates/versions/load.ts'
import type { FleetPlan, PlannedMember } from './fleet-plan.ts'
import { type FleetTarget, readFleet } from './fleet-target.ts'
import { lastingReason } from './members/leave-out.ts'
import { type FittedMember, renderMembers } from './members/render-members.ts'
import { fitMember, plannedTarget } from './plan-fleet.ts'
import { describeImpact, type Impact } from './telling/describe-impact.ts'

/** Computed once for a version's bytes and the fleet as it stands; asking again costs one query. */
const computed = new Map<string, Computation>()
const kept = 20

/** What several may wait for; it stops when nobody does any more. */
interface Computation {
  impact: Promise<Impact>
  stop: AbortController
  waiting: number
}

/**
 * What upgrading everybody to a version would do: drafts included, so that an operator sees it before publishing.
 * Selects nobody and cuts no waves; who is deploying just now is looked at like everybody else.
 */
export async function getImpact(ctx: Ctx, { template: name, version: number }: VersionRef, signal?: AbortSignal) {
  const template = await findTemplate(ctx.db, name)
  const found = await findVersion(ctx.db, template.id, number)
  if (!found) throw notFound(`${name} ${number}`)
  const version = await loadVersion(ctx.db, found.id)
  const fleet = await readFleet(ctx.db, template.id)
  const key = keyOf(version, fleet)
  return waitFor(
    computed.get(key) ?? start(key, (stop) => computeImpact(ctx, { version, fleet, signal: stop })),
    signal,
  )
}

interface Asked {
  version: LoadedVersion
  fleet: FleetTarget[]
  signal: AbortSignal
}

async function computeImpact(ctx: Ctx, { version, fleet, signal }: Asked): Promise<Impact> {
  const began = performance.now()
  const fitted: FittedMember[] = []
  const out: FleetPlan['out'] = []
  for (const member of fleet) {
    const fit = lastingReason(member, version) ?? fitMember(member, version, { answers: {}, fieldAnswers: [] })
    if ('spec' in fit) fitted.push({ member, spec: fit.spec })
    else out.push({ target: plannedTarget(member), leftOut: fit })
  }
  const members: PlannedMember[] = []
  for (const rendered of await renderMembers(ctx, version, fitted, signal)) {
    const target = plannedTarget(rendered.member)
    if ('leftOut' in rendered) out.push({ target, leftOut: rendered.leftOut })
    else members.push({ target, spec: rendered.spec, plannedDigest: rendered.digest, plan: rendered.plan })
  }
  return { ...describeImpact(version, members, out), tookMs: Math.round(performance.now() - began) }
}

function start(key: string, compute: (signal: AbortSignal) => Promise<Impact>): Computation {
  const stop = new AbortController()
  const computation = { impact: compute(stop.signal), stop, waiting: 0 }
  if (computed.size >= kept) computed.delete(computed.keys().next().value ?? '')
  computed.set(key, computation)
  // What failed, or was stopped, is computed anew for the next who asks.
  computation.impact.catch(() => {
    if (computed.get(key) === computation) computed.delete(key)
  })
  return computation
}

async function waitFor(computation: Computation, signal: AbortSignal | undefined): Promise<Impact> {
  const leave = () => {
    computation.waiting -= 1
    if (computation.waiting === 0) computation.stop.abort()
  }
  computation.waiting += 1
  signal?.addEventListener('abort', leave, { once: true })
  try {
    return await computation.impact
  } finally {
    signal?.removeEventListener('abort', leave)
  }
}

/** Everything the impact follows from: the version's bytes, and what each target and its environment is. */
function keyOf(version: LoadedVersion, fleet: FleetTarget[]): string {
  const hash = createHash('sha256').update(JSON.stringify([version.id, version.digest]))
  for (const { target, environment } of fleet) {
    const { id, lifecycle, deployedVersionId, deployedDigest, deployedSpec, deployedDeploymentId } = target
    const place = environment && [environment.deployedVersionId, environment.outputs]
    hash.update(
      JSON.stringify([id, lifecycle, deployedVersionId, deployedDigest, deployedSpec, deployedDeploymentId, place]),
    )
  }
  return hash.digest('base64')
}
