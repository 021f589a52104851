import { findChild, findLauncher, type Launcher, type NetworkIsolation } from './launch.ts'
import { createQuarantine, type Quarantine } from './quarantine.ts'
import { type Outcome, type Renderer, startRenderer } from './renderer.ts'
import { limits, type PoolRequest, type RenderCode, type RenderResult } from './request.ts'

/** Renders templates of semi-trusted authors in processes that can be lost. Survives whatever a template does. */
export interface RenderPool {
  /** Never throws for what a template does; that is an answer with a place. */
  render(request: PoolRequest): Promise<RenderResult>
  /** What keeps renderers off the network, for the status page. */
  networkIsolation(): NetworkIsolation
  /** Ends every renderer. Requests still waiting are answered with RENDERER_DIED. */
  close(): void
}

interface PoolOptions {
  /** Renderers at the same time. */
  size?: number
  /** The bundled renderer; found under `dist/` by default. */
  child?: string
  now?: () => number
}

interface Waiting {
  request: PoolRequest
  answer(result: RenderResult): void
}

/** Starts nothing until the first rendering: pages and tools may create a pool they never use. */
export function createRenderPool({ size = 2, child, now = Date.now }: PoolOptions = {}): RenderPool {
  const quarantine = createQuarantine(now)
  const idle: Renderer[] = []
  const busy = new Set<Renderer>()
  const waiting: Waiting[] = []
  let found: Launcher | undefined
  let closed = false

  const launcher = () => {
    found ??= findLauncher(findChild(child))
    return found
  }

  function work() {
    while (!closed && waiting.length > 0 && busy.size < size) {
      const next = waiting.shift()
      if (next) void serve(next)
    }
  }

  async function serve({ request, answer }: Waiting) {
    const renderer = takeIdle() ?? startRenderer(launcher())
    busy.add(renderer)
    const { bundleDigest, ...rest } = request
    const outcome = await renderer.render(rest)
    busy.delete(renderer)
    if (closed || !renderer.usable()) renderer.close()
    else idle.push(renderer)
    answer(explain(request, outcome, quarantine))
    work()
  }

  function takeIdle(): Renderer | undefined {
    let renderer = idle.pop()
    while (renderer && !renderer.usable()) renderer = idle.pop()
    return renderer
  }

  return {
    async render(request) {
      const refusal = refuse(request, quarantine)
      if (refusal) return refusal
      if (closed) return problem(request, 'RENDERER_DIED', 'Rendering has been shut down.')
      launcher()
      return new Promise((answer) => {
        waiting.push({ request, answer })
        work()
      })
    },
    networkIsolation: () => launcher().networkIsolation,
    close() {
      closed = true
      for (const renderer of [...idle, ...busy]) renderer.close()
      for (const { request, answer } of waiting.splice(0))
        answer(problem(request, 'RENDERER_DIED', 'Rendering has been shut down.'))
    },
  }
}

function refuse(request: PoolRequest, quarantine: Quarantine): RenderResult | undefined {
  const held = quarantine.reason(request.bundleDigest)
  if (held) return problem(request, 'TEMPLATE_QUARANTINED', held)
  const bytes = inputBytes(request)
  if (bytes <= limits.inputBytes) return undefined
  const message = `Template, partials and spec are ${megabytes(bytes)} together; at most ${megabytes(limits.inputBytes)}.`
  return problem(request, 'TEMPLATE_TOO_LARGE', message)
}

function inputBytes({ source, partials, names }: PoolRequest): number {
  const texts = [source, ...Object.values(partials), typeof names === 'string' ? names : JSON.stringify(names)]
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
}

const reasons = {
  too_slow: [
    'TEMPLATE_TIMEOUT',
    `Rendering took more than ${limits.cpuMs / 1000} s of processor time. Make the loops shorter.`,
  ],
  too_large: [
    'TEMPLATE_MEMORY',
    'Rendering needed too much memory (96 MB of heap, 256 MB in all). Make the lists and texts shorter.',
  ],
  died: ['RENDERER_DIED', 'The renderer ended before it answered.'],
  not_started: ['RENDERER_DIED', 'No renderer could be started. See the log of this process and its memory.'],
} as const satisfies Record<Extract<Outcome, string>, [RenderCode, string]>

function explain(request: PoolRequest, outcome: Outcome, quarantine: Quarantine): RenderResult {
  if (typeof outcome !== 'string') return outcome
  const [code, message] = reasons[outcome]
  if (outcome !== 'not_started') quarantine.strike(request.bundleDigest, outcome.replace('_', ' '))
  return problem(request, code, message)
}

const problem = ({ file }: PoolRequest, code: RenderCode, message: string): RenderResult => ({
  ok: false,
  problem: { code, message, file },
})

const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`
