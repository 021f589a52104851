import { createHash } from 'node:crypto'
import { findValidator, validatorCommand } from './launch.ts'
import { startProcess, type ValidatorProcess } from './process.ts'
import { type Diagnostic, limits, type PolicySource, type ValidationAnswer, type ValidationRequest } from './request.ts'
import type { Verdicts } from './verdicts.ts'

/** It could not be asked, and why. Never to be taken for "nothing found". */
interface Unavailable {
  kind: 'unavailable'
  why: string
}

export type Validation = { kind: 'validated'; diagnostics: Diagnostic[]; complete: boolean } | Unavailable

/** By input, then by policy: what was denied. `refused`: a policy does not compile or fails, in the engine's words. */
export type Evaluation =
  | { kind: 'evaluated'; denials: Record<string, unknown[]>[] }
  | { kind: 'refused'; message: string }
  | Unavailable

/** AWS's official validator and its policy engine, in a process that starts when it is needed and ends when it is not. */
export interface Validator {
  validate(template: { body: string; region: string; parameters: Record<string, string> }): Promise<Validation>
  evaluate(policies: PolicySource[], inputs: string[]): Promise<Evaluation>
  /** Starts its process for somebody who is about to ask: that takes seconds. */
  prepare(): void
  /** Whether its process runs, and needs its memory, at this moment. */
  running(): boolean
  close(): void
}

interface ValidatorOptions {
  /** The bundled process; found under `dist/` by default. */
  child?: string
  idleMs?: number
  /** Answers of earlier processes; without them, this one remembers its own. */
  verdicts?: Verdicts
}

/** Answers to the newest templates are kept: an author who writes the pipeline does not wait for the instance again. */
const keptAnswers = 60

/** Starts nothing until the first question. */
export function createValidator({ child, idleMs = limits.idleMs, verdicts }: ValidatorOptions = {}): Validator {
  let running: ValidatorProcess | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let pause: NodeJS.Timeout | undefined
  let closed = false
  const kept = new Map<string, Validation>()

  function rest() {
    clearTimeout(pause)
    pause = setTimeout(() => {
      running?.end()
      running = undefined
    }, idleMs).unref()
  }

  async function serve(request: ValidationRequest): Promise<ValidationAnswer | Unavailable> {
    if (closed) return unavailable('it has been shut down')
    clearTimeout(pause)
    try {
      if (!running?.usable()) {
        running?.end()
        running = startProcess(validatorCommand(findValidator(child)))
      }
      const answer = await running.ask(request)
      return answer.kind === 'lost' ? unavailable(answer.why) : answer
    } catch (cause) {
      return unavailable(cause instanceof Error ? cause.message : String(cause))
    } finally {
      rest()
    }
  }

  /** One after the other: the process takes one request at a time, and asking twice would not make it faster. */
  function ask(request: ValidationRequest) {
    const answer = queue.then(() => serve(request))
    queue = answer
    return answer
  }

  return {
    async validate(template) {
      const key = createHash('sha256').update(JSON.stringify(template)).digest('hex')
      const known = kept.get(key) ?? verdicts?.read(template)
      if (known) return known
      const answer = await ask({ kind: 'validate', ...template })
      if (answer.kind === 'refused') return unavailable(answer.message)
      if (answer.kind !== 'validated')
        return answer.kind === 'evaluated' ? unavailable('it answered something else') : answer
      if (kept.size >= keptAnswers) kept.delete(kept.keys().next().value ?? '')
      kept.set(key, answer)
      verdicts?.write(template, answer)
      return answer
    },
    async evaluate(policies, inputs) {
      const denials: Record<string, unknown[]>[] = []
      for (let from = 0; from < inputs.length; from += limits.inputs) {
        const answer = await ask({ kind: 'evaluate', policies, inputs: inputs.slice(from, from + limits.inputs) })
        if (answer.kind === 'validated') return unavailable('it answered something else')
        if (answer.kind !== 'evaluated') return answer
        denials.push(...answer.denials)
      }
      return { kind: 'evaluated', denials }
    },
    prepare() {
      // What cannot be prepared says so when it is asked.
      if (!running?.usable()) void ask({ kind: 'evaluate', policies: [], inputs: [] })
    },
    running: () => running !== undefined,
    close() {
      closed = true
      clearTimeout(pause)
      running?.end()
    },
  }
}

const unavailable = (why: string): Unavailable => ({ kind: 'unavailable', why })
