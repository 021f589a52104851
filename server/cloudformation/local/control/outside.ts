import { randomUUID } from 'node:crypto'
import { wakeAll } from '../lifecycle/engine.ts'
import { CLOUDFORMATION } from '../operations/table.ts'
import { findAlarm, NEW_ALARM, saveAlarm } from '../sidecars/alarms/alarm.ts'
import { asForm } from '../wire/as-form.ts'
import { AwsError } from '../wire/aws-error.ts'
import { ControlError } from './control-error.ts'
import { alarmInput, outsideInput } from './inputs.ts'
import { type ControlContext, homeOf } from './place.ts'

/** The access key in the log for calls that somebody else is said to make. */
const SOMEBODY_ELSE = 'somebody-else'

/** Does an operation as somebody else would, past faults and throttles; the log tells them apart by the caller. */
export function actFromOutside(context: ControlContext, body: unknown): unknown {
  const { action, parameters, ...place } = outsideInput.parse(body)
  const operation = Object.hasOwn(CLOUDFORMATION, action) ? CLOUDFORMATION[action] : undefined
  if (!operation) throw new ControlError(404, `The local endpoint does not implement ${action}.`)
  const { world, calls } = context
  const home = homeOf(context, place, parameters.StackName)
  const { account, region } = home
  const entry = {
    account,
    region,
    caller: SOMEBODY_ELSE,
    service: 'cloudformation',
    action,
    stack: parameters.StackName,
  }
  try {
    const result = operation({ world, home, input: asForm(parameters), action, principal: SOMEBODY_ELSE })
    calls.add({ ...entry, outcome: 'accepted', requestId: randomUUID() })
    return result
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    calls.add({ ...entry, outcome: 'rejected', code: error.code, requestId: randomUUID() })
    throw new ControlError(error.status, `${error.code}: ${error.message}`)
  }
}

/** Sets an alarm to a state; one that does not exist is made. */
export function setAlarm(context: ControlContext, body: unknown): unknown {
  const { name, state, reason = 'Set through /_hadron/alarms', ...place } = alarmInput.parse(body)
  const { world } = context
  const home = homeOf(context, place)
  saveAlarm(world, home, name, { ...(findAlarm(home, name) ?? NEW_ALARM), state, reason, at: world.clock.wall() })
  wakeAll(world)
  return { arn: `arn:aws:cloudwatch:${home.region}:${home.account}:alarm:${name}`, state }
}
