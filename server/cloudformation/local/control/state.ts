import { z } from 'zod'
import type { JournalRecord } from '../journal/record.ts'
import { wakeAll } from '../lifecycle/engine.ts'
import type { About } from '../sidecars/s3/store.ts'
import { everything, indexNames, replay } from '../state/replay.ts'
import { openSettings } from '../state/settings.ts'
import { forgetEverything, rememberEverything, type World } from '../state/world.ts'

const stateInput = z.object({
  records: z.array(z.tuple([z.string()]).rest(z.unknown())),
  objects: z.array(z.looseObject({ bucket: z.string(), key: z.string(), body: z.base64() })).default([]),
})

type StoredObject = About & { bucket: string; body: string }

/** The whole state: the records of a snapshot, and the objects of S3 with their bytes in base64. */
export function readState(world: World): { records: JournalRecord[]; objects: StoredObject[] } {
  const objects = world.objects.buckets().flatMap((bucket) =>
    world.objects.list(bucket).map((about) => ({
      ...about,
      bucket,
      body: world.objects.body(bucket, about.key)?.toString('base64') ?? '',
    })),
  )
  return { records: [...everything(world, world.clock.reading())], objects }
}

/** Replaces the whole state by what `readState` gave. Time goes on from now. */
export function replaceState(world: World, body: unknown): { stacks: number } {
  const { records, objects } = stateInput.parse(body)
  resetState(world)
  for (const record of records as unknown as JournalRecord[]) replay(world, record)
  for (const { bucket, key, body: bytes, ...about } of objects as unknown as StoredObject[]) {
    world.objects.put(bucket, key, Buffer.from(bytes, 'base64'), about)
  }
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
  world.movingSets.clear()
  world.earlierStatus.clear()
  forgetEverything(world)
  world.objects.clear()
  Object.assign(world.settings, { stackLimit: undefined }, openSettings())
}
