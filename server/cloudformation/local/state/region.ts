import type { StackSet } from '../stack-sets/stack-set.ts'
import type { ChangeSet, Resource, Stack, StackEvent } from './stack.ts'

/** A stack with everything that belongs to it. */
export type StackState = {
  stack: Stack
  resources: Map<string, Resource>
  events: StackEvent[]
  changeSets: Map<string, ChangeSet>
}

export type RememberedToken = { fingerprint: string; result: Record<string, string> }

/** One account in one region: nothing in it is seen from another. */
export type Region = {
  account: string
  region: string
  stacks: Map<string, StackState>
  /** The living stack of a name. */
  names: Map<string, string>
  exports: Map<string, { stackId: string; value: string }>
  /** Physical resources that stacks hold, `type physicalId` to stack id. */
  held: Map<string, string>
  tokens: Map<string, RememberedToken>
  /** What the small neighbours of CloudFormation keep: `ssm /name`, `secret name`, `alarm name`. */
  neighbours: Map<string, string>
  /** Administered here, by id; their stacks may be anywhere. */
  stackSets: Map<string, StackSet>
}

export function newRegion(account: string, region: string): Region {
  return {
    account,
    region,
    stacks: new Map(),
    names: new Map(),
    exports: new Map(),
    held: new Map(),
    tokens: new Map(),
    neighbours: new Map(),
    stackSets: new Map(),
  }
}
