import type { Json } from '../../template/template.ts'
import type { StackSet } from '../stack-sets/stack-set.ts'
import type { ClockReading } from '../state/clock.ts'
import type { RememberedToken } from '../state/region.ts'
import type { ChangeSet, Resource, Stack, StackEvent } from '../state/stack.ts'

/**
 * One fact in the journal. Every record replaces what was known under its key, so that reading one twice does no
 * harm. Stack and change-set ids are ARNs: they name their account and region.
 */
export type JournalRecord =
  | ['stack', Stack]
  | ['no-stack', stackId: string]
  | ['resource', stackId: string, Resource]
  | ['no-resource', stackId: string, logicalId: string]
  | ['event', stackId: string, StackEvent]
  | ['change-set', ChangeSet]
  | ['no-change-set', stackId: string, changeSetId: string]
  | ['template', digest: string, text: string]
  | ['token', account: string, region: string, key: string, RememberedToken]
  | ['neighbour', account: string, region: string, key: string, value: string | null]
  | ['stack-set', StackSet]
  | ['clock', ClockReading]
  | ['settings', name: string, Json]
  /** Everything before this is void. */
  | ['forget']
