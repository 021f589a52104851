import type { ValidationAnswer, ValidationRequest } from '../request.ts'
import { anyEngine } from './engine.ts'
import { evaluatePolicies } from './evaluate.ts'
import { validateTemplate } from './validate.ts'

// The validator's process: one request, one answer. It runs without environment, without network where the operating
// system offers that, and reads no file but its packages. The parent ends it when it is slow, large or idle.
process.on('disconnect', () => process.exit(0))

process.on('message', (request: ValidationRequest) => {
  process.send?.(answer(request))
})

// Loading schemas and rules takes seconds; it counts as starting and not as answering.
anyEngine()
process.send?.('ready')

function answer(request: ValidationRequest): ValidationAnswer {
  try {
    return request.kind === 'validate' ? validateTemplate(request) : evaluatePolicies(request)
  } catch (cause) {
    return { kind: 'refused', message: cause instanceof Error ? cause.message : String(cause) }
  }
}
