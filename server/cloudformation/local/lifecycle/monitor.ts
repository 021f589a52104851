import type { StackState } from '../state/region.ts'
import type { World } from '../state/world.ts'
import { succeed } from './settle.ts'

/** Watches the alarms of a rollback configuration until its time is over. Answers whether anything moved. */
export function monitor(world: World, state: StackState): boolean {
  const { operation } = state.stack
  if (operation?.monitorUntil === undefined || !world.clock.isDue(operation.monitorUntil)) return false
  succeed(world, state)
  return true
}
