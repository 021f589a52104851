import type { RenderRequest, RenderResult } from '../request.ts'
import { engines } from './engines.ts'
import { legible } from './legible.ts'

// A renderer process: one request, one answer, nothing else. It runs without environment, files, network and code
// generation; the pool that started it ends it when it is slow or large. When the pool is gone, so is the reason to live.
process.on('disconnect', () => process.exit(0))

process.on('message', (request: RenderRequest) => {
  process.send?.(render(request))
})

process.send?.('ready')

function render(request: RenderRequest): RenderResult {
  try {
    const result = engines[request.engine](request)
    return result.ok ? result : { ok: false, problem: { ...result.problem, message: legible(result.problem.message) } }
  } catch (cause) {
    // A stack overflow leaves the process usable; anything else is a bug of the engine and ends it.
    if (!(cause instanceof RangeError)) throw cause
    const message = 'The template nests too deeply to be rendered.'
    return { ok: false, problem: { code: 'TEMPLATE_RECURSION', message, file: request.file } }
  }
}
