import { eq, inArray } from 'drizzle-orm'
import { deployments, renderedTemplates } from '../../../../drizzle/schema/deployments.ts'
import type { Ctx } from '../../../context.ts'
import type { Spec } from '../../../deployments/target.ts'
import { partOf, targetNames } from '../../../deployments/target-names.ts'
import { Problem } from '../../../errors.ts'
import { parseAlike, planAlike } from '../../../plans/alike.ts'
import type { Plan } from '../../../plans/plan.ts'
import type { Bundle } from '../../../templates/bundle/bundle.ts'
import { renderPart } from '../../../templates/rendering/render.ts'
import type { LoadedVersion } from '../../../templates/versions/load.ts'
import type { FleetTarget } from '../fleet-target.ts'
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
 * members that are not alike. A member that does not render is left out, with the author's line. Stops when `signal`
 * says that nobody waits any more.
 */
export async function renderMembers(
  ctx: Ctx,
  version: LoadedVersion,
  members: FittedMember[],
  signal?: AbortSignal,
): Promise<RenderedMember[]> {
  const source = sourceOf(version.bundle)
  const rendering = { version, plan: planAlike(source), read: parseAlike(source) }
  const rendered: RenderedMember[] = []
  let next = readRunning(ctx, members.slice(0, chunkSize))
  for (let from = 0; from < members.length; from += chunkSize) {
    const running = await next
    // The database reads what is planned next while this is rendered.
    next = readRunning(ctx, members.slice(from + chunkSize, from + 2 * chunkSize))
    // Whoever stops early leaves it behind; its failure is told when it is awaited.
    next.catch(() => undefined)
    const chunk = members.slice(from, from + chunkSize)
    const plan = (member: FittedMember) => renderMember(ctx, { ...rendering, member, running })
    rendered.push(...(await mapAtOnce(chunk, plan, signal)))
  }
  return rendered
}

/** Keeps `atOnce` of them going until all are through. */
async function mapAtOnce<From, To>(items: From[], map: (item: From) => Promise<To>, signal?: AbortSignal) {
  const results: To[] = []
  const queue = items.entries()
  const work = async () => {
    for (const [index, item] of queue) {
      signal?.throwIfAborted()
      results[index] = await map(item)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results
}

/** Everything the author wrote that may stand in a rendered text. */
const sourceOf = ({ parts, partials }: Bundle) =>
  [...Object.values(parts).map(({ source }) => source), ...Object.values(partials)].join('\n')

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
    const own = ownNamesOf(fitted)
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

/** The names that make it another than its neighbours. One that its spec says too may mean something there. */
function ownNamesOf({ member: { target }, spec }: FittedMember): string[] {
  const said = JSON.stringify(spec)
  return [target.stackName, ...target.name.split('/')].filter((name) => !said.includes(name))
}

/** The rendered templates that run, by the deployment that brought them. */
async function readRunning(ctx: Ctx, members: FittedMember[]) {
  const ids = members.flatMap(({ member }) => member.target.deployedDeploymentId ?? [])
  if (ids.length === 0) return new Map<string, never>()
  const rows = await ctx.db
    .select({ id: deployments.id, body: renderedTemplates.body, parameters: deployments.parameters })
    .from(deployments)
    .innerJoin(renderedTemplates, eq(renderedTemplates.digest, deployments.bodyDigest))
    .where(inArray(deployments.id, ids))
  return new Map(rows.map(({ id, body, parameters }) => [id, { body, parameters: parameters ?? {} }]))
}
