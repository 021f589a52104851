import type { Region } from '../state/region.ts'
import { regionOf, type World } from '../state/world.ts'
import type { CallLog } from './calls.ts'

export type ControlContext = { world: World; calls: CallLog; defaultRegion: string }

/** The account and region that a control request is about; without a region, where the account has such a stack. */
export function homeOf(
  { world, defaultRegion }: ControlContext,
  { account = world.defaultAccount, region }: { account?: string; region?: string },
  stack?: string,
): Region {
  if (region !== undefined) return regionOf(world, account, region)
  const holders = [...world.regions.values()].filter(
    (home) => home.account === account && stack !== undefined && (home.names.has(stack) || home.stacks.has(stack)),
  )
  return holders[0] ?? regionOf(world, account, defaultRegion)
}
