import { sql } from 'drizzle-orm'
import type { Db } from '../db.ts'

/**
 * CloudFormation's rates are not published; these are the starting values, per account and region, of a budget that
 * learns: it halves at a throttle and grows slowly without one.
 */
export const startingRates = { read: 10, write: 5 } as const

/** Seconds of unused budget that may be spent at once. */
const burstSeconds = 2
const growthPerSecond = 0.003
const ceilingFactor = 20

/** Waits for this caller's turn in the budget that all workers share. Turns are given in the order they are asked for. */
export async function takeTurn(db: Db, accountId: string, kind: 'read' | 'write') {
  const { rows } = await db.execute<{ wait_ms: number }>(sql`
    update rate_budgets set
      rate_per_second = least(rate_per_second * (1 + ${growthPerSecond} * extract(epoch from clock_timestamp() - refilled_at)),
                              ${startingRates[kind] * ceilingFactor}::float8),
      tokens = least(tokens + rate_per_second * extract(epoch from clock_timestamp() - refilled_at), burst) - 1,
      refilled_at = clock_timestamp()
    where account_id = ${accountId} and class = ${kind}
    returning greatest(0, -tokens / rate_per_second * 1000)::float8 as wait_ms`)
  const wait = rows[0]?.wait_ms ?? 0
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
}

/** Halves the budget, once per second however many workers report the same storm. */
export async function noteThrottle(db: Db, accountId: string, kind: 'read' | 'write') {
  await db.execute(sql`
    update rate_budgets set rate_per_second = greatest(rate_per_second / 2, 0.5), tokens = least(tokens, 0),
      throttled_at = clock_timestamp()
    where account_id = ${accountId} and class = ${kind}
      and (throttled_at is null or throttled_at < clock_timestamp() - interval '1 second')`)
}

export const startingBudget = (accountId: string, ratesPerSecond: Record<'read' | 'write', number> = startingRates) =>
  (['read', 'write'] as const).map((kind) => ({
    accountId,
    class: kind,
    ratePerSecond: ratesPerSecond[kind],
    burst: ratesPerSecond[kind] * burstSeconds,
    tokens: ratesPerSecond[kind] * burstSeconds,
  }))
