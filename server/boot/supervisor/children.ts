import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '../bundle.mjs'
import type { ChildPlan } from './child.ts'
import type { ChildLog } from './child-log.ts'

const readyTimeoutMs = 60_000
const pollMs = 50

interface NodeProcess {
  name: string
  log: ChildLog
  env: NodeJS.ProcessEnv
  /** The file to run, and its arguments. */
  command: string[]
}

/** A child that says `{ type: 'ready' }` itself. */
export function speakingChild(child: NodeProcess): ChildPlan {
  return { ...nodeChild(child), ready: saidReady }
}

/** A web server, ready when this address answers with success. */
export function webChild(child: NodeProcess, url: string): ChildPlan {
  return { ...nodeChild(child), ready: (child) => untilHealthy(url, child) }
}

function nodeChild({ name, log, env, command }: NodeProcess): Omit<ChildPlan, 'ready'> {
  const guard = path.join(root, 'server/boot/supervisor/guard.mjs')
  const args = [`--title=hadron-${name}`, '--enable-source-maps', '--import', guard, ...command]
  return {
    name,
    log,
    stopSignal: 'SIGTERM',
    spawn: () =>
      spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
  }
}

function saidReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error('not ready in time')), readyTimeoutMs)
    child.once('exit', () => clearTimeout(tooLate))
    child.on('message', (message) => {
      if (!isReady(message)) return
      clearTimeout(tooLate)
      resolve()
    })
  })
}

function isReady(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready'
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) return new Promise(() => undefined)
    if (await isHealthy(url)) return
    await pause(pollMs)
  }
  throw new Error('not ready in time')
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false // not listening yet
  }
}
