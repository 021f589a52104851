import type { JsonObject } from '../../template/template.ts'
import { saveResource } from '../state/world.ts'
import { ControlError } from './control-error.ts'
import { driftInput } from './inputs.ts'
import { type ControlContext, homeOf } from './place.ts'

/** Changes a resource behind CloudFormation's back: only drift detection sees it. */
export function driftResource(context: ControlContext, body: unknown): unknown {
  const given = driftInput.parse(body)
  const home = homeOf(context, given, given.stack)
  const state = home.stacks.get(home.names.get(given.stack) ?? given.stack)
  const resource = state?.resources.get(given.resource)
  if (!state || !resource) throw new ControlError(404, `No resource ${given.resource} in a stack ${given.stack}`)
  const properties = given.properties as JsonObject | undefined
  resource.actual = given.undone ? undefined : { properties, deleted: given.deleted }
  saveResource(context.world, state, resource.logicalId)
  return { properties: { ...resource.properties, ...properties }, deleted: given.deleted ?? false }
}
