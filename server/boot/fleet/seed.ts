import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { accounts } from '../../../drizzle/schema/accounts.ts'
import { teams } from '../../../drizzle/schema/members.ts'
import { services } from '../../../drizzle/schema/services.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import type { Ctx } from '../../context.ts'
import { createEnvironment } from '../../environments/create.ts'
import { Problem } from '../../errors.ts'
import { createService } from '../../services/create.ts'
import { createTeam } from '../../teams/create.ts'
import { fleetEnvironments, fleetTeams, serviceName } from './names.ts'

const inFlight = 8
const pollMs = 250
/** Every eighth service already runs 1.1, so that version bars have two colours. */
const newerEvery = 8

/** Creates teams, environments and services that are not there yet, and waits until all of them have been deployed. */
export async function seedFleet(ctx: Ctx, wanted: number) {
  const started = performance.now()
  const teamIds = await ensureTeams(ctx)
  await ensureEnvironments(ctx, teamIds)
  const environments = fleetEnvironments.flatMap(({ name, share }) => Array<string>(share).fill(name))
  const known = new Set(
    (await ctx.db.select({ name: services.name }).from(services).where(isNull(services.deletedAt))).map(
      (row) => row.name,
    ),
  )
  const missing = Array.from({ length: wanted }, (_, n) => n).filter((n) => !known.has(serviceName(n)))

  await inParallel(missing, async (n) => {
    await createService(ctx, {
      name: serviceName(n),
      description: `Seeded service ${n + 1}`,
      template: 'web-service',
      version: n % newerEvery === newerEvery - 1 ? '1.1' : '1.0',
      environment: environments[n % environments.length] ?? 'dev-eu',
      teamId: teamIds[n % teamIds.length] ?? '',
      spec: { image: 'public.ecr.aws/nginx/nginx:stable' },
      reason: 'Seeded fleet',
    })
  })
  await untilSettled(ctx)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `${missing.length} services created, ${wanted - missing.length} were there already, all deployed after ${seconds} s.`,
  )
}

async function ensureTeams(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .select()
    .from(teams)
    .where(inArray(teams.name, [...fleetTeams]))
  const ids: string[] = []
  for (const name of fleetTeams)
    ids.push((rows.find((team) => team.name === name) ?? (await createTeam(ctx, { name }))).id)
  return ids
}

async function ensureEnvironments(ctx: Ctx, teamIds: string[]) {
  const [account] = await ctx.db.select().from(accounts).limit(1)
  if (!account) throw new Problem('PRECONDITION_FAILED', 'No account is connected. Connect one, then seed the fleet.')
  for (const { name, stage } of fleetEnvironments) {
    const [known] = await ctx.db
      .select({ id: targets.id })
      .from(targets)
      .where(and(eq(targets.kind, 'environment'), eq(targets.name, name), isNull(targets.deletedAt)))
    if (known) continue
    await createEnvironment(ctx, {
      name,
      stage,
      description: `Seeded ${stage} environment`,
      template: 'network',
      version: '1.0',
      accountId: account.id,
      teamId: teamIds[0] ?? '',
      spec: {},
      reason: 'Seeded fleet',
    })
  }
  await untilSettled(ctx)
}

async function untilSettled(ctx: Ctx) {
  for (let last = -1; ; ) {
    const { rows } = await ctx.db.execute<{ n: number }>(
      sql`select count(*)::int as n from deployments where finished_at is null`,
    )
    const unfinished = rows[0]?.n ?? 0
    if (unfinished === 0) return
    if (unfinished !== last && unfinished % 50 === 0) console.error(`${unfinished} deployments to go`)
    last = unfinished
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

/** A few at a time, in order; the first failure stops the rest. */
async function inParallel<T>(items: T[], work: (item: T) => Promise<void>) {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}
