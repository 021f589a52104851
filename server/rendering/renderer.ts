import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type Launcher, launch } from './launch.ts'
import { limits, type RenderRequest, type RenderResult } from './request.ts'

/** What became of one request: an answer, or the reason why the renderer had to be ended. */
export type Outcome = RenderResult | 'too_slow' | 'too_large' | 'died'

/** One renderer process. It takes one request at a time; after `usable` turns false it is replaced. */
export interface Renderer {
  render(request: RenderRequest): Promise<Outcome>
  usable(): boolean
  close(): void
}

const rendersPerProcess = 500
const watchEveryMs = 10

export function startRenderer(launcher: Launcher): Renderer {
  const child = launch(launcher)
  let alive = true
  let renders = 0
  child.once('exit', () => {
    alive = false
  })
  // A process that cannot be started at all reports it here, and `exit` may never come.
  child.once('error', () => {
    alive = false
  })
  return {
    usable: () => alive && child.connected && renders < rendersPerProcess,
    async render(request) {
      renders++
      const outcome = await exchange(child, request)
      if (typeof outcome === 'string') {
        // Its exit comes later; nobody may be given it until then.
        alive = false
        child.kill('SIGKILL')
      }
      return outcome
    },
    close: () => {
      child.kill('SIGKILL')
    },
  }
}

function exchange(child: ChildProcess, request: RenderRequest): Promise<Outcome> {
  child.ref()
  child.channel?.ref()
  return new Promise<Outcome>((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(clock)
      clearInterval(watch)
      child.off('message', answer)
      child.off('exit', ended)
      child.off('error', died)
      child.unref()
      child.channel?.unref()
      resolve(outcome)
    }
    const answer = (message: unknown) => settle(message as RenderResult)
    const died = () => settle('died')
    // V8 aborts the process when the heap is full.
    const ended = (_: unknown, signal: unknown) =>
      settle(signal === 'SIGABRT' || signal === 'SIGTRAP' ? 'too_large' : 'died')
    const clock = setTimeout(() => settle('too_slow'), limits.wallClockMs)
    const watch = setInterval(
      () => residentBytes(child.pid) > limits.residentBytes && settle('too_large'),
      watchEveryMs,
    )
    child.on('message', answer)
    child.on('exit', ended)
    child.on('error', died)
    child.send(request, (failed) => failed && died())
  })
}

/** 0 where the operating system does not tell (no /proc): the heap limit and the clock remain. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096
  } catch {
    return 0
  }
}
