import { StackProblem } from './stacks.ts'

const throttling = new Set(['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded'])
const denial = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
])

/**
 * Sorts what the SDK throws by what we do about it. A modelled error of the service is an answer (`refused`);
 * a broken connection, a time-out or a 5xx leaves the outcome unknown (`unavailable`) and is resolved by reading.
 */
export function toStackProblem(error: unknown): StackProblem {
  if (error instanceof StackProblem) return error
  const { name, message, status } = facts(error)
  if (throttling.has(name)) return new StackProblem('throttled', name, message, error)
  if (denial.has(name) || status === 403) return new StackProblem('denied', name, message, error)
  if (status && status >= 400 && status < 500) return new StackProblem('refused', name, message, error)
  return new StackProblem('unavailable', name, message, error)
}

function facts(error: unknown) {
  const { name, message, $metadata } = error as {
    name?: string
    message?: string
    $metadata?: { httpStatusCode?: number }
  }
  return { name: name ?? 'Error', message: message ?? String(error), status: $metadata?.httpStatusCode }
}
