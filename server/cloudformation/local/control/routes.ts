import { z } from 'zod'
import { passTime, wakeAll } from '../lifecycle/engine.ts'
import type { Settings } from '../state/settings.ts'
import { saveClock, saveSettings, type World } from '../state/world.ts'
import { driftResource } from './drift.ts'
import { footprintOf } from './footprint.ts'
import {
  customResourcesInput,
  durationsInput,
  existingInput,
  failureInput,
  faultInput,
  throttleInput,
  timeInput,
} from './inputs.ts'
import { actFromOutside, setAlarm } from './outside.ts'
import type { ControlContext } from './place.ts'
import { readState, replaceState, resetState } from './state.ts'

type Route = (context: ControlContext, request: { query: URLSearchParams; body: unknown }) => unknown

let ruleCount = 0

/** What the control interface offers, by method and path after `/_hadron/`. */
export const ROUTES: Record<string, Route> = {
  'GET calls': ({ calls }, { query }) =>
    calls.read({
      since: Number(query.get('since') ?? 0),
      action: query.get('action') ?? undefined,
      stack: query.get('stack') ?? undefined,
      outcome: query.get('outcome') ?? undefined,
      limit: query.has('limit') ? Number(query.get('limit')) : undefined,
    }),
  'DELETE calls': ({ calls }) => calls.clear(),
  'GET footprint': ({ world }) => footprintOf(world),
  'GET time': ({ world }) => ({ scale: world.clock.scale(), now: new Date(world.clock.now()).toISOString() }),
  'PUT time': ({ world }, { body }) => {
    const { scale, advanceMs } = timeInput.parse(body)
    if (scale !== undefined) world.clock.setScale(scale)
    if (advanceMs === undefined) wakeAll(world)
    else passTime(world, advanceMs)
    saveClock(world)
    return { scale: world.clock.scale() }
  },
  'GET durations': ({ world }) => world.settings.durations,
  'PUT durations': ({ world }, { body }) => set(world, 'durations', durationsInput.parse(body)),
  'GET failures': ({ world }) => world.settings.failures,
  'POST failures': ({ world }, { body }) => {
    const rule = { id: nextRuleId(), ...failureInput.parse(body) }
    world.settings.failures.push(rule)
    saveSettings(world, 'failures')
    return rule
  },
  'DELETE failures': ({ world }, { query }) => remove(world, 'failures', query.get('id')),
  'GET faults': ({ world }) => world.settings.faults,
  'POST faults': ({ world }, { body }) => {
    const fault = { id: nextRuleId(), ...faultInput.parse(body) }
    world.settings.faults.push(fault)
    saveSettings(world, 'faults')
    return fault
  },
  'DELETE faults': ({ world }, { query }) => remove(world, 'faults', query.get('id')),
  'GET throttle': ({ world }) => world.settings.throttle,
  'PUT throttle': ({ world }, { body }) => set(world, 'throttle', throttleInput.parse(body)),
  'GET stale-reads': ({ world }) => ({ seconds: world.settings.staleSeconds }),
  'PUT stale-reads': ({ world }, { body }) => {
    const { seconds } = z.strictObject({ seconds: z.number().min(0) }).parse(body)
    if (seconds === 0) world.earlierStatus.clear()
    set(world, 'staleSeconds', seconds)
    return { seconds }
  },
  'GET denied-roles': ({ world }) => world.settings.deniedRoles,
  'PUT denied-roles': ({ world }, { body }) => set(world, 'deniedRoles', z.array(z.string()).parse(body)),
  'GET custom-resources': ({ world }) => world.settings.customResources,
  'PUT custom-resources': ({ world }, { body }) => set(world, 'customResources', customResourcesInput.parse(body)),
  'GET existing': ({ world }) => world.settings.existing,
  'PUT existing': ({ world }, { body }) => set(world, 'existing', existingInput.parse(body)),
  'GET stack-limit': ({ world }) => ({ stacks: world.settings.stackLimit }),
  'PUT stack-limit': ({ world }, { body }) => {
    const { stacks } = z.strictObject({ stacks: z.number().int().min(0) }).parse(body)
    set(world, 'stackLimit', stacks)
    return { stacks }
  },
  'POST drift': (context, { body }) => driftResource(context, body),
  'PUT alarms': (context, { body }) => setAlarm(context, body),
  'POST outside': (context, { body }) => actFromOutside(context, body),
  'GET state': ({ world }) => readState(world),
  'POST state': ({ world }, { body }) => replaceState(world, body),
  'POST reset': ({ world, calls }) => {
    calls.clear()
    resetState(world)
    return {}
  },
}

function set<Name extends keyof Settings>(world: World, name: Name, value: Settings[Name]): Settings[Name] {
  world.settings[name] = value
  saveSettings(world, name)
  return value
}

function nextRuleId(): string {
  ruleCount += 1
  return `rule-${Date.now().toString(36)}-${ruleCount}`
}

/** Removes one rule, or all of them. */
function remove(world: World, name: 'failures' | 'faults', id: string | null): unknown {
  const kept = <T extends { id: string }>(rules: T[]) => (id === null ? [] : rules.filter((rule) => rule.id !== id))
  if (name === 'failures') world.settings.failures = kept(world.settings.failures)
  else world.settings.faults = kept(world.settings.faults)
  saveSettings(world, name)
  return {}
}
