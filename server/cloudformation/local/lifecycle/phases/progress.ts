import type { Scope, StackOutput } from '../../../template/scope.ts'
import type { StackState } from '../../state/region.ts'
import type { World } from '../../state/world.ts'
import { outputOf } from '../missing.ts'
import { type Graph, graphOf, scopeOf } from '../scope.ts'

/** What is left to do in a phase that works on steps. Not stored: it follows from the resources. */
export type Progress = {
  operationId: string
  phase: string
  scope: Scope
  graph: Graph
  waiting: Set<string>
  running: Set<string>
  done: Set<string>
  failed: Set<string>
}

const open = new WeakMap<StackState, Progress>()

/** The progress of the operation under way; found out again after a restart. */
export function progressOf(world: World, state: StackState): Progress {
  const { operation, current, previous } = state.stack
  if (!operation) throw new Error(`${state.stack.id} has no operation`)
  const known = open.get(state)
  if (known?.operationId === operation.id && known.phase === operation.phase) return known
  const back = operation.phase === 'restore'
  const scope = {
    ...scopeOf(world, state, back ? (previous ?? current) : current),
    stackOutput: (asked: StackOutput) => outputOf(world, state.stack, asked),
  }
  const graph = graphOf(scope)
  const progress: Progress = {
    operationId: operation.id,
    phase: operation.phase,
    scope,
    graph,
    waiting: new Set(back ? [...state.resources.values()].filter((r) => r.before).map((r) => r.logicalId) : graph.kept),
    running: new Set(),
    done: new Set(),
    failed: new Set(),
  }
  for (const resource of state.resources.values()) place(progress, resource, operation.id)
  open.set(state, progress)
  return progress
}

function place(
  progress: Progress,
  resource: { logicalId: string; status: string; step?: { state: string }; operationId?: string },
  operationId: string,
): void {
  const { logicalId, status, step } = resource
  if (resource.operationId !== operationId) return
  progress.waiting.delete(logicalId)
  if (step) progress.running.add(logicalId)
  else (status.endsWith('_FAILED') ? progress.failed : progress.done).add(logicalId)
}

/** The steps whose needs are met. A need that is not among the steps is met. */
export function readySteps(progress: Progress): string[] {
  const open = (need: string) => progress.waiting.has(need) || progress.running.has(need) || progress.failed.has(need)
  return [...progress.waiting].filter((id) => ![...(progress.graph.needs.get(id) ?? [])].some(open))
}
