import type { Region, StackState } from './region.ts'
import type { World } from './world.ts'

const KEPT_MS = 90 * 24 * 60 * 60 * 1000

/** Whether a stack was deleted so long ago that AWS no longer knows it: 90 days, on the endpoint's clock. */
export function isForgotten(world: World, { stack }: StackState): boolean {
  return stack.goneAt !== undefined && world.clock.now() - stack.goneAt > KEPT_MS
}

/** Lets go of the stacks of a region that were deleted too long ago. */
export function forgetLongDeleted(world: World, home: Region): void {
  for (const [id, state] of home.stacks) {
    if (!isForgotten(world, state)) continue
    home.stacks.delete(id)
    world.journal.record(`stack ${id}`, () => ['no-stack', id])
  }
}
