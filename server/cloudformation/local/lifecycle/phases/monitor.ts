import { alarmName, alarmState } from '../../sidecars/alarms/alarm.ts'
import type { StackState } from '../../state/region.ts'
import { regionOf, type World } from '../../state/world.ts'
import { progressOf } from './progress.ts'
import { cancelRunning } from './provision.ts'
import { rollBack, succeed } from './settle.ts'

/** Watches the alarms of a rollback configuration until its time is over. Answers whether anything moved. */
export function monitor(world: World, state: StackState): boolean {
  const { operation } = state.stack
  if (operation?.monitorUntil === undefined || !world.clock.isDue(operation.monitorUntil)) return false
  succeed(world, state)
  return true
}

/** Rolls back when an alarm went off or is missing. Answers whether that happened. */
export function heedAlarms(world: World, state: StackState): boolean {
  const { stack } = state
  const home = regionOf(world, stack.account, stack.region)
  for (const { arn } of stack.current.rollbackConfiguration?.triggers ?? []) {
    const found = alarmState(home, alarmName(arn))
    if (found !== undefined && found !== 'ALARM') continue
    cancelRunning(world, state, progressOf(world, state).running)
    rollBack(
      world,
      state,
      found === undefined
        ? `Rollback trigger alarm ${arn} does not exist.`
        : `The following rollback trigger(s) went to ALARM state: [${arn}].`,
    )
    return true
  }
  return false
}
