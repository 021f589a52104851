import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { limits, ValidationAnswer, type ValidationRequest } from './request.ts'

/** One process that validates. It takes one request at a time. */
export interface ValidatorProcess {
  /** Answers, or says in words why it could not; after that it is not usable any more. */
  ask(request: ValidationRequest): Promise<ValidationAnswer | { kind: 'lost'; why: string }>
  usable(): boolean
  end(): void
}

const watchEveryMs = 200

export function startProcess([command = '', ...args]: string[]): ValidatorProcess {
  const child = spawn(/* turbopackIgnore: true */ command, args, {
    env: {} as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let alive = true
  let ready = false
  const end = () => {
    alive = false
    child.kill('SIGKILL')
  }
  child.once('exit', end).once('error', end)
  // Whoever uses a validator decides how long to live; an idle validator keeps no process alive.
  child.unref()
  child.channel?.unref()
  return {
    usable: () => alive && child.connected && residentBytes(child.pid) < limits.tiredBytes,
    async ask(request) {
      if (!ready) {
        const hello = await exchange(child, undefined, limits.startMs)
        ready = hello.message === 'ready'
        if (!ready) return lost(end, hello.why ?? 'it said something unexpected')
      }
      const { message, why } = await exchange(child, request, limits.requestMs)
      const answer = ValidationAnswer.safeParse(message)
      return answer.success ? answer.data : lost(end, why ?? 'it said something unexpected')
    },
    end,
  }
}

function lost(end: () => void, why: string) {
  end()
  return { kind: 'lost' as const, why }
}

interface Exchanged {
  message?: unknown
  why?: string
}

/** Waits for one message, after sending one if there is one to send. */
function exchange(child: ChildProcess, request: ValidationRequest | undefined, limitMs: number): Promise<Exchanged> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve({ why: 'it ended' })
  child.ref()
  child.channel?.ref()
  return new Promise((resolve) => {
    const settle = (exchanged: Exchanged) => {
      clearTimeout(clock)
      clearInterval(watch)
      child.off('message', answer).off('exit', ended).off('error', ended)
      child.unref()
      child.channel?.unref()
      resolve(exchanged)
    }
    const answer = (message: unknown) => settle({ message })
    const ended = () => settle({ why: 'it ended' })
    const clock = setTimeout(() => settle({ why: `it took longer than ${limitMs / 1_000} s` }), limitMs)
    const watch = setInterval(() => {
      if (residentBytes(child.pid) > limits.residentBytes)
        settle({ why: `it needed more than ${limits.residentBytes / 1_048_576} MB` })
    }, watchEveryMs)
    child.on('message', answer).on('exit', ended).on('error', ended)
    if (request) child.send(request, (failed) => failed && ended())
  })
}

/** 0 where the operating system does not tell (no /proc): the clock remains. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096
  } catch {
    return 0
  }
}
