import { eq, inArray } from 'drizzle-orm'
import { deployments, renderedTemplates } from '../../../drizzle/schema/deployments.ts'
import type { Ctx } from '../../context.ts'
import type { Spec } from '../../deployments/target.ts'
import { partOf, targetNames } from '../../deployments/target-names.ts'
import { Problem } from '../../errors.ts'
import { parseAlike, planAlike } from '../../plans/alike.ts'
import type { Plan } from '../../plans/plan.ts'
import { renderPart } from '../../templates/rendering/render.ts'
import type { LoadedVersion } from '../../templates/versions/load.ts'
import type { FleetTarget } from './fleet-target.ts'
import { type LeftOut, out } from './leave-out.ts'

/** A member with the spec it will have, not yet rendered. */
export interface FittedMember {
  member: FleetTarget
  spec: Spec
}

/** What the new version does to a member. Equal digests: nothing. */
export type RenderedMember = FittedMember & ({ digest: string; plan: Plan } | { leftOut: LeftOut })

/** Rendered templates of so many members are in memory at once. */
const chunkSize = 250
/** Enough to keep every renderer busy; each waits in the pool's queue anyway. */
const atOnce = 16

/**
 * Renders and plans every member against what runs, in the order given. Memory follows the chunk, time the number of
 * members that are not alike. A member that does not render is left out, with the author's line.
 */
export async function renderMembers(
  ctx: Ctx,
  version: LoadedVersion,
  members: FittedMember[],
): Promise<RenderedMember[]> {
  const plan = planAlike()
  const read = parseAlike()
  const rendered: RenderedMember[] = []
  for (let from = 0; from < members.length; from += chunkSize) {
    const chunk = members.slice(from, from + chunkSize)
    const running = await readRunning(ctx, chunk)
    for (let i = 0; i < chunk.length; i += atOnce) {
      const group = chunk.slice(i, i + atOnce)
      rendered.push(
        ...(await Promise.all(group.map((member) => renderMember(ctx, { version, member, running, plan, read })))),
      )
    }
  }
  return rendered
}

interface Rendering {
  version: LoadedVersion
  member: FittedMember
  running: Awaited<ReturnType<typeof readRunning>>
  plan: ReturnType<typeof planAlike>
  read: ReturnType<typeof parseAlike>
}

async function renderMember(
  ctx: Ctx,
  { version, member: fitted, running, plan, read }: Rendering,
): Promise<RenderedMember> {
  const { target, account, environment } = fitted.member
  try {
    const names = targetNames({ target, version, spec: fitted.spec, account, environment })
    const own = [target.stackName, ...target.name.split('/')]
    const after = await renderPart(ctx.renderer, {
      bundle: version.bundle,
      part: partOf(target.kind),
      names,
      read: (body) => read(body, own),
    })
    const place = { region: account.region, awsAccountId: account.awsAccountId, stackName: target.stackName }
    const before = running.get(target.deployedDeploymentId ?? '')
    return { ...fitted, digest: after.digest, plan: plan({ ...(before ? { before } : {}), after, place }, own) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ...fitted, leftOut: out('does_not_render', error.message, error.at) }
  }
}

/** The rendered templates that run, by the deployment that brought them. */
async function readRunning(ctx: Ctx, members: FittedMember[]) {
  const ids = members.flatMap(({ member }) => member.target.deployedDeploymentId ?? [])
  const rows = await ctx.db
    .select({ id: deployments.id, body: renderedTemplates.body, parameters: deployments.parameters })
    .from(deployments)
    .innerJoin(renderedTemplates, eq(renderedTemplates.digest, deployments.bodyDigest))
    .where(inArray(deployments.id, ids))
  return new Map(rows.map(({ id, body, parameters }) => [id, { body, parameters: parameters ?? {} }]))
}
