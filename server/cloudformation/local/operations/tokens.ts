import { createHash } from 'node:crypto'
import { AwsError, validationError } from '../wire/aws-error.ts'
import { type Input, text } from '../wire/form.ts'
import type { Call } from './call.ts'

const KEPT_TOKENS = 20_000

/**
 * Answers a call that was accepted before with the same token, and remembers a new one. The same token with another
 * request is refused.
 */
export function once(call: Call, accept: () => Record<string, string>): Record<string, string> {
  const token = clientToken(call.input, 'ClientRequestToken')
  if (token === undefined) return accept()
  const key = `${call.action} ${token}`
  const fingerprint = fingerprintOf(call.input)
  const known = call.home.tokens.get(key)
  if (known?.fingerprint === fingerprint) return known.result
  if (known) throw tokenTaken(token)
  const result = accept()
  const remembered = { fingerprint, result }
  const { home, world } = call
  home.tokens.set(key, remembered)
  if (home.tokens.size > KEPT_TOKENS) home.tokens.delete(home.tokens.keys().next().value ?? key)
  world.journal.record(`token ${home.account} ${home.region} ${key}`, () => [
    'token',
    home.account,
    home.region,
    key,
    remembered,
  ])
  return result
}

export function tokenTaken(token: string): AwsError {
  return new AwsError('TokenAlreadyExistsException', `Token ${token} has already been used with other parameters`)
}

export function clientToken(input: Input, name: string): string | undefined {
  const token = text(input, name)
  if (token !== undefined && !/^[a-zA-Z0-9][-a-zA-Z0-9]{0,127}$/.test(token)) {
    throw validationError(
      `1 validation error detected: Value '${token}' at 'clientRequestToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9][-a-zA-Z0-9]*`,
    )
  }
  return token
}

/** The same for the same request, however its parameters were ordered. */
export function fingerprintOf(input: Input): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('hex')
    .slice(0, 32)
}

function sorted(value: string | Input): unknown {
  if (typeof value === 'string') return value
  return Object.keys(value)
    .sort()
    .map((name) => [name, sorted(value[name] ?? '')])
}
