import { memoryUsage } from 'node:process'
import type { World } from '../state/world.ts'

const MEGABYTE = 1024 * 1024

/** What the endpoint holds and what it takes to hold it. */
export function footprintOf(world: World): Record<string, number> {
  const { rss, heapUsed } = memoryUsage()
  const living = [...world.regions.values()].flatMap(({ names }) => [...names.keys()])
  return { rssMegabytes: rss / MEGABYTE, heapMegabytes: heapUsed / MEGABYTE, stacks: living.length }
}
