import path from 'node:path'
import type { Json } from '../../template/template.ts'
import { type Journal, openJournal } from '../journal/journal.ts'
import { type ObjectStore, openObjects } from '../sidecars/s3/store.ts'
import type { StackSet } from '../stack-sets/stack-set.ts'
import { placeOfArn } from './arn.ts'
import { type Clock, type ClockReading, startClock } from './clock.ts'
import { newRegion, type Region, type StackState } from './region.ts'
import { everything, indexNames, replay } from './replay.ts'
import { openSettings, type Settings } from './settings.ts'
import type { ChangeSet, Resource, Stack, StackEvent } from './stack.ts'
import { openTemplates, type Templates } from './templates.ts'

/** Everything the endpoint knows. Changes to it are told to the journal through the `save…` functions. */
export type World = {
  regions: Map<string, Region>
  templates: Templates
  clock: Clock
  settings: Settings
  journal: Journal
  /** Stacks that may be able to move; the engine empties it. */
  awake: Set<StackState>
  timers: Map<StackState, NodeJS.Timeout>
  /** Stack sets with an operation under way. */
  movingSets: Set<StackSet>
  defaultAccount: string
  objects: ObjectStore
  /** Kept while stale reads are on: how stacks looked before. */
  earlierStatus: Map<string, { until: number; view: Stack }[]>
}

export async function openWorld(folder: string, scale: number, defaultAccount: string): Promise<World> {
  const regions = new Map<string, Region>()
  let previous: ClockReading | undefined
  const settings = openSettings()
  // The journal needs the world it reads into, and the world its journal.
  let journal: Journal | undefined
  const templates = openTemplates((digest) =>
    journal?.record(`template ${digest}`, () => ['template', digest, templates.text(digest)]),
  )
  const kept = { regions, templates, settings }
  journal = await openJournal(folder, {
    apply: (record) => {
      if (record[0] === 'clock') previous = record[1]
      else replay(kept, record)
    },
    everything: () => everything(kept, world.clock.reading()),
  })
  indexNames(regions)
  const world: World = {
    ...kept,
    journal,
    clock: startClock(scale, previous),
    awake: new Set(),
    timers: new Map(),
    movingSets: new Set(),
    defaultAccount,
    objects: openObjects(path.join(folder, 'objects')),
    earlierStatus: new Map(),
  }
  saveClock(world)
  return world
}

export function regionOf(world: Pick<World, 'regions'>, account: string, region: string): Region {
  const key = `${account}/${region}`
  const found = world.regions.get(key)
  if (found) return found
  const made = newRegion(account, region)
  world.regions.set(key, made)
  return made
}

export function stackById(world: Pick<World, 'regions'>, stackId: string): StackState | undefined {
  const { account, region } = placeOfArn(stackId)
  return world.regions.get(`${account}/${region}`)?.stacks.get(stackId)
}

export function saveStack(world: World, state: StackState): void {
  world.journal.record(`stack ${state.stack.id}`, () => ['stack', state.stack])
}

/** Notes a resource that changed, or that is gone. */
export function saveResource(world: World, state: StackState, logicalId: string): void {
  const { id } = state.stack
  world.journal.record(`resource ${id} ${logicalId}`, () => {
    const resource: Resource | undefined = state.resources.get(logicalId)
    return resource ? ['resource', id, resource] : ['no-resource', id, logicalId]
  })
}

export function saveEvent(world: World, state: StackState, event: StackEvent): void {
  world.journal.record(`event ${state.stack.id} ${event.seq}`, () => ['event', state.stack.id, event])
}

export function saveChangeSet(world: World, state: StackState, changeSet: ChangeSet): void {
  const { id } = state.stack
  world.journal.record(`change set ${changeSet.id}`, () =>
    state.changeSets.has(changeSet.id) ? ['change-set', changeSet] : ['no-change-set', id, changeSet.id],
  )
}

/** Keeps what a neighbouring service was told; null forgets it. */
export function saveNeighbour(world: World, home: Region, key: string, value: string | null): void {
  if (value === null) home.neighbours.delete(key)
  else home.neighbours.set(key, value)
  world.journal.record(`neighbour ${home.account} ${home.region} ${key}`, () => [
    'neighbour',
    home.account,
    home.region,
    key,
    home.neighbours.get(key) ?? null,
  ])
}

export function saveStackSet(world: World, set: StackSet): void {
  world.journal.record(`stack set ${set.account} ${set.region} ${set.id}`, () => ['stack-set', set])
}

export function saveClock(world: World): void {
  world.journal.record('clock', () => ['clock', world.clock.reading()])
}

export function saveSettings(world: World, name: keyof Settings): void {
  world.journal.record(`settings ${name}`, () => ['settings', name, world.settings[name] as Json])
}

/** Empties the world and the journal's memory of it. */
export function forgetEverything(world: World): void {
  world.regions.clear()
  world.templates.texts.clear()
  world.journal.record('forget', () => ['forget'])
}

/** Writes the whole state to the journal, after it has been replaced from outside. */
export function rememberEverything(world: World): void {
  let number = 0
  for (const record of everything(world, world.clock.reading())) {
    number += 1
    world.journal.record(`replaced ${number}`, () => record)
  }
}
