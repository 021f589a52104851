import type { Json } from '../../template/template.ts'
import type { JournalRecord } from '../journal/record.ts'
import { chosenName } from '../resources/physical-id.ts'
import { placeOfArn } from './arn.ts'
import type { ClockReading } from './clock.ts'
import { newRegion, type Region, type StackState } from './region.ts'
import { openSettings, type Settings } from './settings.ts'
import type { Stack } from './stack.ts'
import type { Templates } from './templates.ts'

type Kept = {
  regions: Map<string, Region>
  templates: Templates
  settings: Settings
  /** The stack that the last record was about: most records are about the stack of the one before. */
  latest?: { stackId: string; home: Region; state: StackState }
}

/** Puts one record of the journal into the state. */
export function replay(kept: Kept, record: JournalRecord): void {
  switch (record[0]) {
    case 'stack':
      replayStack(kept, record[1])
      return
    case 'template':
      kept.templates.texts.set(record[1], record[2])
      return
    case 'token':
      region(kept, record[1], record[2]).tokens.set(record[3], record[4])
      return
    case 'neighbour': {
      const { neighbours } = region(kept, record[1], record[2])
      if (record[4] === null) neighbours.delete(record[3])
      else neighbours.set(record[3], record[4])
      return
    }
    case 'stack-set':
      region(kept, record[1].account, record[1].region).stackSets.set(record[1].id, record[1])
      return
    case 'settings':
      Object.assign(kept.settings, { [record[1]]: record[2] })
      return
    case 'clock':
      return
    case 'forget':
      kept.latest = undefined
      kept.regions.clear()
      kept.templates.texts.clear()
      Object.assign(kept.settings, { stackLimit: undefined }, openSettings())
      return
    default:
      replayPart(kept, record)
  }
}

type Part = Exclude<
  JournalRecord,
  ['stack' | 'template' | 'token' | 'neighbour' | 'stack-set' | 'settings' | 'clock' | 'forget', ...unknown[]]
>

function replayPart(kept: Kept, record: Part): void {
  const stackId = record[0] === 'change-set' ? record[1].stackId : record[1]
  if (kept.latest?.stackId !== stackId) kept.latest = findStack(kept, stackId)
  if (!kept.latest) return
  const { home, state } = kept.latest
  if (record[0] === 'no-stack') {
    home.stacks.delete(stackId)
    kept.latest = undefined
  } else if (record[0] === 'resource') {
    state.resources.set(record[2].logicalId, record[2])
  } else if (record[0] === 'no-resource') state.resources.delete(record[2])
  else if (record[0] === 'event') state.events[record[2].seq] = record[2]
  else if (record[0] === 'change-set') state.changeSets.set(record[1].id, record[1])
  else state.changeSets.delete(record[2])
}

function findStack(kept: Kept, stackId: string): Kept['latest'] {
  const { account, region: regionName } = placeOfArn(stackId)
  const home = region(kept, account, regionName)
  const state = home.stacks.get(stackId)
  return state && { stackId, home, state }
}

function replayStack(kept: Kept, stack: Stack): void {
  kept.latest = undefined
  const home = region(kept, stack.account, stack.region)
  const state = home.stacks.get(stack.id)
  for (const output of state?.stack.outputs ?? []) if (output.exportName) home.exports.delete(output.exportName)
  if (state?.stack.alias) home.names.delete(state.stack.alias)
  if (state) state.stack = stack
  else home.stacks.set(stack.id, { stack, resources: new Map(), events: [], changeSets: new Map() })
  if (stack.status === 'DELETE_COMPLETE') {
    if (home.names.get(stack.name) === stack.id) home.names.delete(stack.name)
    return
  }
  home.names.set(stack.name, stack.id)
  if (stack.alias) home.names.set(stack.alias, stack.id)
  for (const { exportName, value } of stack.outputs) {
    if (exportName) home.exports.set(exportName, { stackId: stack.id, value })
  }
}

/** Finds out again which stack holds which chosen name. */
export function indexNames(regions: Map<string, Region>): void {
  for (const home of regions.values()) {
    for (const state of home.stacks.values()) {
      for (const resource of state.resources.values()) {
        if (resource.status === 'DELETE_COMPLETE' || !resource.physicalId) continue
        const name = chosenName(resource.type, resource.properties)
        if (name) home.held.set(`${resource.type} ${name}`, state.stack.id)
      }
    }
  }
}

function region(kept: Kept, account: string, name: string): Region {
  const key = `${account}/${name}`
  const found = kept.regions.get(key) ?? newRegion(account, name)
  kept.regions.set(key, found)
  return found
}

/** The whole state as records, for a snapshot. */
export function* everything(kept: Kept, clock: ClockReading): Iterable<JournalRecord> {
  yield ['clock', clock]
  for (const [name, value] of Object.entries(kept.settings)) yield ['settings', name, value as Json]
  for (const [digest, text] of kept.templates.texts) yield ['template', digest, text]
  for (const home of kept.regions.values()) {
    for (const [key, token] of home.tokens) yield ['token', home.account, home.region, key, token]
    for (const [key, value] of home.neighbours) yield ['neighbour', home.account, home.region, key, value]
    for (const set of home.stackSets.values()) yield ['stack-set', set]
    for (const state of home.stacks.values()) yield* stackRecords(state)
  }
}

function* stackRecords(state: StackState): Iterable<JournalRecord> {
  const { id } = state.stack
  yield ['stack', state.stack]
  for (const resource of state.resources.values()) yield ['resource', id, resource]
  for (const event of state.events) if (event) yield ['event', id, event]
  for (const changeSet of state.changeSets.values()) yield ['change-set', changeSet]
}
