import { z } from 'zod'
import type { JournalRecord } from '../journal/record.ts'
import { wakeAll } from '../lifecycle/engine.ts'
import { everything, indexNames, replay } from '../state/replay.ts'
import { openSettings } from '../state/settings.ts'
import { forgetEverything, rememberEverything, type World } from '../state/world.ts'

/** The whole state as the records of a snapshot. */
export function readState(world: World): { records: JournalRecord[] } {
  return { records: [...everything(world, world.clock.reading())] }
}

/** Replaces the whole state by what `readState` gave. Time goes on from now. */
export function replaceState(world: World, body: unknown): { stacks: number } {
  const { records } = z.object({ records: z.array(z.tuple([z.string()]).rest(z.unknown())) }).parse(body)
  resetState(world)
  for (const record of records as unknown as JournalRecord[]) replay(world, record)
  indexNames(world.regions)
  rememberEverything(world)
  wakeAll(world)
  return { stacks: [...world.regions.values()].reduce((sum, region) => sum + region.stacks.size, 0) }
}

/** Forgets all stacks and all that the control interface has set; time keeps its scale. */
export function resetState(world: World): void {
  for (const timer of world.timers.values()) clearTimeout(timer)
  world.timers.clear()
  world.awake.clear()
  world.earlierStatus.clear()
  forgetEverything(world)
  Object.assign(world.settings, { stackLimit: undefined }, openSettings())
}
