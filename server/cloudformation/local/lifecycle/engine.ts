import { advanceStackSets } from '../stack-sets/advance.ts'
import { operationUnderWay } from '../stack-sets/stack-set.ts'
import { NEVER } from '../state/clock.ts'
import type { StackState } from '../state/region.ts'
import type { Operation } from '../state/stack.ts'
import { stackById, type World } from '../state/world.ts'
import { endByMistake } from './mistake.ts'
import { deletionsOver, failedDeletions, moveDeletions } from './phases/deletion.ts'
import { finishCleanup, finishDelete, finishRestore, finishUndo } from './phases/endings.ts'
import { heedAlarms, monitor } from './phases/monitor.ts'
import { provision } from './phases/provision.ts'
import { restore } from './phases/restore.ts'

const LONGEST_TIMER_MS = 2_147_483_647

const moving = new WeakSet<World>()

/**
 * Moves every stack that is awake as far as time allows, and sets the timers for the rest of the way. A stack that is
 * woken by the move of another waits for its turn: a parent never moves in the middle of its own move.
 */
export function runAwake(world: World): void {
  if (moving.has(world)) return
  moving.add(world)
  try {
    do {
      for (const state of world.awake) {
        world.awake.delete(state)
        advance(world, state)
      }
    } while (advanceStackSets(world))
  } finally {
    moving.delete(world)
  }
}

function advance(world: World, state: StackState): void {
  try {
    let lookedAt = world.clock.now()
    // Each move is one transition; the next one sees its outcome.
    while (move(world, state)) lookedAt = world.clock.now()
    sleep(world, state, lookedAt)
  } catch (error) {
    // A mistake of ours with one stack must not take all the others down, now and at every start.
    endByMistake(world, state, error)
  }
}

/** Wakes a stack and runs. */
export function wake(world: World, state: StackState): void {
  world.awake.add(state)
  runAwake(world)
}

/** Wakes everything with something to do: after a restart, and when time has been changed. */
export function wakeAll(world: World): void {
  for (const region of world.regions.values()) {
    for (const set of region.stackSets.values()) if (operationUnderWay(set)) world.movingSets.add(set)
    for (const state of region.stacks.values()) if (state.stack.operation) world.awake.add(state)
  }
  runAwake(world)
}

/** Lets time pass at once: whatever comes due on the way happens in its order, and what follows from it as well. */
export function passTime(world: World, ms: number): void {
  const end = world.clock.now() + ms
  for (;;) {
    const now = world.clock.now()
    const due = [...world.regions.values()].flatMap(({ stacks }) =>
      [...stacks.values()].map((state) => ({ state, at: nextDue(state, now) ?? NEVER })),
    )
    const next = due.reduce((earliest, { at }) => Math.min(earliest, at), NEVER)
    if (next > end || world.clock.scale() === 0) break
    world.clock.advance(Math.max(next - now, 0))
    for (const { state, at } of due) if (at <= next) world.awake.add(state)
    runAwake(world)
  }
  world.clock.advance(Math.max(end - world.clock.now(), 0))
  wakeAll(world)
}

const PHASES: Record<Operation['phase'], (world: World, state: StackState) => boolean> = {
  provision,
  monitor,
  restore,
  cleanup: (world, state) => moveUntilOver(world, state, finishCleanup),
  'restore-cleanup': (world, state) => moveUntilOver(world, state, finishRestore),
  undo: (world, state) => moveUntilOver(world, state, finishUndo),
  delete: (world, state) => moveUntilOver(world, state, finishDelete),
}

function move(world: World, state: StackState): boolean {
  const { operation } = state.stack
  if (!operation) return false
  const watched = operation.phase === 'provision' || operation.phase === 'monitor'
  if (watched && heedAlarms(world, state)) return true
  return PHASES[operation.phase](world, state)
}

function moveUntilOver(
  world: World,
  state: StackState,
  finish: (world: World, state: StackState, failed: string[]) => void,
): boolean {
  if (moveDeletions(world, state)) return true
  if (!deletionsOver(state)) return false
  finish(world, state, failedDeletions(state))
  return true
}

/** Until the next thing that was not due at the last look: it may have come due since, while time went on. */
function sleep(world: World, state: StackState, lookedAt: number): void {
  clearTimeout(world.timers.get(state))
  world.timers.delete(state)
  const next = nextDue(state, lookedAt)
  if (next === undefined || world.clock.scale() === 0) return
  const ms = Math.min(Math.ceil(world.clock.waitMs(next)), LONGEST_TIMER_MS)
  const timer = setTimeout(() => {
    world.timers.delete(state)
    // A stack may have been forgotten by a reset.
    if (stackById(world, state.stack.id) === state) wake(world, state)
  }, ms)
  world.timers.set(state, timer)
}

function nextDue(state: StackState, after: number): number | undefined {
  const { operation } = state.stack
  if (!operation) return undefined
  const times = [operation.deadline, operation.phase === 'monitor' ? operation.monitorUntil : undefined]
  for (const deletion of operation.deletions) if (deletion.state === 'running') times.push(deletion.dueAt)
  for (const resource of state.resources.values()) if (resource.step) times.push(resource.step.dueAt)
  const known = times.filter((time) => time !== undefined).filter((time) => time > after && time !== NEVER)
  return known.length === 0 ? undefined : Math.min(...known)
}
