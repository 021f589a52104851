import type { StackState } from '../state/region.ts'
import type { Resource } from '../state/stack.ts'
import type { World } from '../state/world.ts'

export type ChildOutcome = 'over' | 'pending' | { failure: string }

export function isNestedStack(type: string): boolean {
  return type === 'AWS::CloudFormation::Stack'
}

export function startChild(_world: World, _state: StackState, _resource: Resource): void {}
export function deleteChild(_world: World, _childId: string, _token: string | undefined): void {}
export function restoreChild(_world: World, _resource: Resource, _token: string | undefined): void {}
export function childOutcome(_world: World, _resource: Resource): ChildOutcome {
  return 'over'
}
