import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../../template/template.ts'
import { NEVER } from '../state/clock.ts'
import type { StackState } from '../state/region.ts'
import { type FailureRule, fits } from '../state/settings.ts'
import { regionOf, saveSettings, stackById, type World } from '../state/world.ts'
import { customFailure } from './attributes/custom-data.ts'
import { durationMs } from './durations.ts'
import { chosenName } from './physical-id.ts'
import { type Change, commandedFailure, plausibleReason } from './sentinel.ts'

/** How one change of one resource will go: when it is done, and why it fails if it does. */
export type Fate = { dueAt: number; failure?: string }

/** Decides a change when it starts, so that a restart in the middle does not change it. */
export function fateOf(
  world: World,
  state: StackState,
  resource: { logicalId: string; type: string },
  change: Change,
  properties: JsonObject,
): Fate {
  const rule = takeRule(world, state, resource, change)
  const on = change === 'rollback' ? 'update' : change
  const ms = rule?.durationMs ?? durationMs(resource.type, on, world.settings.durations)
  const failure =
    (rule && rule.durationMs === undefined && !rule.hang) || rule?.reason
      ? (rule.reason ?? plausibleReason(change))
      : commandedFailure(properties, change)
  const told = failure === undefined ? undefined : customFailure(resource.type, failure, randomUUID())
  return { dueAt: rule?.hang ? NEVER : world.clock.now() + ms, failure: told }
}

function takeRule(
  world: World,
  { stack }: StackState,
  resource: { logicalId: string; type: string },
  change: Change,
): FailureRule | undefined {
  const rule = world.settings.failures.find(
    (one) =>
      one.on === change &&
      (one.times ?? 1) > 0 &&
      fits(one.account, stack.account) &&
      fits(one.region, stack.region) &&
      fits(one.stack, stack.name) &&
      fits(one.resource, resource.logicalId) &&
      fits(one.type, resource.type),
  )
  if (rule?.times !== undefined) {
    rule.times -= 1
    saveSettings(world, 'failures')
  }
  return rule
}

/** Types whose names are unique inside something else only: a scalable target, a role, a cluster, an API. */
const NAMED_INSIDE_ANOTHER = new Set([
  'AWS::ApiGatewayV2::Stage',
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::AutoScaling::ScalingPolicy',
  'AWS::ECS::Service',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::Lambda::Alias',
])

/** Takes the name somebody chose for a physical resource; answers why not when another resource has it. */
export function takeName(
  world: World,
  state: StackState,
  resource: { logicalId: string; type: string },
  properties: JsonObject,
): string | undefined {
  const name = chosenName(resource.type, properties)
  if (name === undefined || NAMED_INSIDE_ANOTHER.has(resource.type)) return undefined
  const { held } = regionOf(world, state.stack.account, state.stack.region)
  const key = `${resource.type} ${name}`
  const holder = held.get(key)
  const other = holder === undefined ? undefined : stackById(world, holder)
  if (other && other !== state) return `${name} already exists in stack ${other.stack.id}`
  held.set(key, state.stack.id)
  return undefined
}

/** Gives a chosen name back once its physical resource is gone. */
export function releaseName(world: World, state: StackState, type: string, properties: JsonObject): void {
  const name = chosenName(type, properties)
  const { held } = regionOf(world, state.stack.account, state.stack.region)
  if (name !== undefined && held.get(`${type} ${name}`) === state.stack.id) held.delete(`${type} ${name}`)
}

/** Lets go of a chosen name that a retained resource still holds for a stack that has left it behind. */
export function surrenderName(world: World, { stack }: StackState, type: string, properties: JsonObject): void {
  const name = chosenName(type, properties)
  if (name === undefined) return
  const { held } = regionOf(world, stack.account, stack.region)
  const holder = held.get(`${type} ${name}`)
  if (holder !== undefined && !isManaged(world, holder, type, name)) held.delete(`${type} ${name}`)
}

/** Whether a stack still has the resource of a type and name that it once took. */
export function isManaged(world: World, stackId: string, type: string, name: string): boolean {
  const resources = [...(stackById(world, stackId)?.resources.values() ?? [])]
  const isGone = (status: string) => status === 'DELETE_COMPLETE' || status === 'DELETE_SKIPPED'
  return resources.some((one) => one.type === type && !isGone(one.status) && chosenName(type, one.properties) === name)
}
