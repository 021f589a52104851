import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readAnswer } from './answer.ts'
import { type Launcher, launch } from './launch.ts'
import { limits, type RenderRequest, type RenderResult } from './request.ts'

/** What became of one request: an answer, or the reason why the renderer had to be ended. */
export type Outcome = RenderResult | 'too_slow' | 'too_large' | 'died' | 'not_started'

/** One renderer process. It takes one request at a time; after `usable` turns false it is replaced. */
export interface Renderer {
  render(request: RenderRequest): Promise<Outcome>
  usable(): boolean
  close(): void
}

const rendersPerProcess = 500
const watchEveryMs = 10
/** Starting a process says nothing about a template, and takes its time on a busy machine. */
const startMs = 30_000

export function startRenderer(launcher: Launcher): Renderer {
  const child = launch(launcher)
  let ready = false
  let alive = true
  let renders = 0
  const end = () => {
    // Its exit comes later; nobody may be given it until then.
    alive = false
    child.kill('SIGKILL')
  }
  child.once('exit', end)
  child.once('error', end)
  return {
    usable: () => alive && child.connected && renders < rendersPerProcess,
    async render(request) {
      renders++
      // The first message of a renderer only says that it is there.
      ready ||= (await exchange(child, undefined, startMs)) === 'ready'
      const outcome = ready ? await exchange(child, request, limits.wallClockMs) : 'not_started'
      if (typeof outcome !== 'string') return outcome
      end()
      return outcome === 'ready' ? 'died' : outcome
    },
    close: end,
  }
}

type Exchanged = RenderResult | 'ready' | 'too_slow' | 'too_large' | 'died'

/** Waits for one message, after sending one if there is one to send, and watches the process meanwhile. */
function exchange(child: ChildProcess, request: RenderRequest | undefined, limitMs: number): Promise<Exchanged> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve('died')
  child.ref()
  child.channel?.ref()
  return new Promise<Exchanged>((resolve) => {
    const settle = (outcome: Exchanged) => {
      clearTimeout(clock)
      clearInterval(watch)
      child.off('message', answer).off('exit', ended).off('error', died)
      child.unref()
      child.channel?.unref()
      resolve(outcome)
    }
    const answer = (message: unknown) => settle(message === 'ready' ? 'ready' : (readAnswer(message) ?? 'died'))
    const died = () => settle('died')
    // V8 aborts the process when the heap is full.
    const ended = (_: unknown, signal: unknown) =>
      settle(signal === 'SIGABRT' || signal === 'SIGTRAP' ? 'too_large' : 'died')
    const cpuBefore = cpuMs(child.pid)
    const clock = setTimeout(() => settle('too_slow'), limitMs)
    const watch = setInterval(() => {
      if (residentBytes(child.pid) > limits.residentBytes) settle('too_large')
      else if (request && cpuMs(child.pid) - cpuBefore > limits.cpuMs) settle('too_slow')
    }, watchEveryMs)
    child.on('message', answer).on('exit', ended).on('error', died)
    if (request) child.send(request, (failed) => failed && died())
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

/** Linux counts in hundredths of a second wherever Node runs. */
const tickMs = 10

/**
 * Processor time the renderer has used. A template is judged by it and not by the clock, because a busy machine makes
 * everything slow; 0 where the operating system does not tell, and then the clock alone decides.
 */
function cpuMs(pid: number | undefined): number {
  try {
    // The name, in brackets, may hold anything; the numbers begin behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * tickMs
  } catch {
    return 0
  }
}
