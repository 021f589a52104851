import { type Fault, fits } from '../state/settings.ts'
import { saveSettings, type World } from '../state/world.ts'

export type FaultedCall = { action: string; account: string; region: string; stack?: string }

/** The fault that is to happen to a call, if any; counts it down. */
export function takeFault(world: World, call: FaultedCall): Fault | undefined {
  const { faults } = world.settings
  if (faults.length === 0) return undefined
  const fault = faults.find(
    (one) =>
      (one.times ?? 1) > 0 &&
      fits(one.action, call.action) &&
      fits(one.account, call.account) &&
      fits(one.region, call.region) &&
      fits(one.stack, call.stack),
  )
  if (fault?.times !== undefined) {
    fault.times -= 1
    saveSettings(world, 'faults')
  }
  return fault
}
