import type { Scope } from '../../template/scope.ts'
import type { JsonObject } from '../../template/template.ts'
import type { StackState } from '../state/region.ts'
import type { Definition, ResourceChange } from '../state/stack.ts'
import type { World } from '../state/world.ts'

export type Comparison = {
  world: World
  state: StackState
  before: Definition
  after: Definition
  oldScope?: Scope
  newScope: Scope
  changes: Map<string, ResourceChange>
  mask: (text: string) => string
  revertDrift: boolean
  nested: Record<string, JsonObject>
  warning?: string
}
