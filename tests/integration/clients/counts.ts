import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { root } from '../../../server/boot/bundle.mjs'

/** Calls by service and action, such as `cloudformation DescribeStacks`. */
export type Counts = Record<string, number>

const FILE = path.join(root, 'tests/integration/clients/calls.json')

export function countsOf(calls: { service: string; action: string }[]): Counts {
  const counts: Counts = {}
  for (const { service, action } of calls) counts[`${service} ${action}`] = (counts[`${service} ${action}`] ?? 0) + 1
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function recordedCounts(): Record<string, Counts> {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Counts>
}

/**
 * Fails when a client makes calls it did not make when they were recorded, or more of them. `RECORD_CALLS=1` records
 * what it makes now instead.
 */
export function expectRecordedCalls(what: string, calls: Counts): void {
  const recorded = recordedCounts()
  if (process.env.RECORD_CALLS) {
    const all = Object.entries({ ...recorded, [what]: calls }).sort(([a], [b]) => (a < b ? -1 : 1))
    writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`)
    return
  }
  const before = recorded[what] ?? {}
  const more = Object.entries(calls)
    .filter(([call, count]) => count > (before[call] ?? 0))
    .map(([call, count]) => `${call}: ${count}, was ${before[call] ?? 0}`)
  expect(more, `${what} makes more calls than recorded in calls.json`).toEqual([])
}
