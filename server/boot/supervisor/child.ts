import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../../errors.ts'
import type { ChildLog } from './child-log.ts'

const firstDelayMs = 200
const maxDelayMs = 10_000
/** Up for this long, a child counts as healthy, and its next failure as the first. */
const healthyMs = 30_000
const stopTimeoutMs = 8_000
const startAttempts = 5
/** EX_CONFIG of sysexits.h: starting it again changes nothing. */
const misconfigured = 78

export interface ChildPlan {
  name: string
  /** Spawns it as the leader of its own process group. */
  spawn: () => ChildProcess
  ready: (child: ChildProcess) => Promise<void>
  stopSignal: 'SIGTERM' | 'SIGINT'
  log: ChildLog
}

export interface Child {
  /** Resolves when it was ready once; rejects when it never gets there. */
  firstReady: Promise<void>
  /** Ends the process and starts it again at once, because its code changed. */
  restart: () => void
  stop: () => Promise<void>
  /** Ends it this instant, and everything it started. */
  kill: () => void
}

interface Run {
  plan: ChildPlan
  stopping: AbortController
  process: ChildProcess | undefined
  restarting: boolean
  wasReady: boolean
}

/** Keeps one process running until `stop`: whatever ends it, it comes back. */
export function supervise(plan: ChildPlan): Child {
  const run: Run = { plan, stopping: new AbortController(), process: undefined, restarting: false, wasReady: false }
  const kill = () => killGroup(run.process)
  let running = Promise.resolve()
  const firstReady = new Promise<void>((resolve, reject) => {
    running = keepRunning(run, resolve).catch(reject)
  })
  return {
    firstReady,
    kill,
    restart: () => {
      run.restarting = true
      run.process?.kill(plan.stopSignal)
    },
    stop: async () => {
      run.stopping.abort()
      run.process?.kill(plan.stopSignal)
      const deadline = setTimeout(kill, stopTimeoutMs)
      await running
      clearTimeout(deadline)
    },
  }
}

async function keepRunning(run: Run, markReady: () => void): Promise<void> {
  const { plan, stopping } = run
  let failures = 0
  while (!stopping.signal.aborted) {
    const startedAt = Date.now()
    run.restarting = false
    const how = await runOnce(run, markReady)
    if (stopping.signal.aborted) return
    if (run.restarting) continue
    failures = Date.now() - startedAt > healthyMs ? 1 : failures + 1
    if (!run.wasReady && (how === `exit code ${misconfigured}` || failures === startAttempts))
      throw neverReady(plan, how)
    const delayMs = Math.min(maxDelayMs, firstDelayMs * 2 ** (failures - 1))
    console.error(`${plan.name} ended (${how}); starting it again in ${delayMs / 1_000} s.`)
    await pause(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined) // stopped: the loop ends
  }
}

/** Starts the process and answers how it ended. */
async function runOnce(run: Run, markReady: () => void): Promise<string> {
  const { plan } = run
  const child = plan.spawn()
  run.process = child
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  if (child.stdout) plan.log.follow(child.stdout, 'info')
  if (child.stderr) plan.log.follow(child.stderr, 'warn')
  plan.ready(child).then(
    () => {
      run.wasReady = true
      markReady()
    },
    () => child.kill('SIGKILL'), // not ready in time is as good as ended
  )
  const how = await ended
  killGroup(child)
  return how
}

function killGroup(child: ChildProcess | undefined): void {
  if (!child?.pid) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // no process of the group is left
  }
}

function neverReady({ name, log }: ChildPlan, how: string): Problem {
  const lines = log
    .tail()
    .slice(-8)
    .map((line) => `  ${line}`)
  return new Problem('PRECONDITION_FAILED', [`${name} does not start (${how}). Its last words:`, ...lines].join('\n'), {
    reason: 'CHILD_NOT_READY',
  })
}
