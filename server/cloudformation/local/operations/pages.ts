import { validationError } from '../wire/aws-error.ts'
import { number, text } from '../wire/form.ts'
import type { Call } from './call.ts'

/** Few enough that paging is met in practice, as on AWS. */
export const PAGE_SIZE = 100

/**
 * One page of a list. A token names the last item of its page: items that come or go meanwhile do not make a page
 * skip or repeat others. `keyOf` must be unique.
 */
export function page<T>(
  call: Call,
  items: T[],
  keyOf: (item: T) => string,
  size = number(call.input, 'MaxResults') ?? PAGE_SIZE,
): { items: T[]; nextToken?: string } {
  const token = text(call.input, 'NextToken')
  const start = token === undefined ? 0 : positionAfter(items, keyOf, token)
  const shown = items.slice(start, start + size)
  const last = shown.at(-1)
  const more = start + size < items.length
  return { items: shown, nextToken: more && last !== undefined ? writeToken(keyOf(last), start + size) : undefined }
}

function positionAfter<T>(items: T[], keyOf: (item: T) => string, token: string): number {
  const [at = '', ...key] = Buffer.from(token, 'base64url').toString().split(' ')
  const position = Number(at)
  if (!/^\d+$/.test(at) || key.length === 0) throw validationError(`Invalid NextToken: ${token.slice(0, 64)}`)
  const found = items.findIndex((item) => keyOf(item) === key.join(' '))
  return found === -1 ? position : found + 1
}

function writeToken(key: string, position: number): string {
  return Buffer.from(`${position} ${key}`).toString('base64url')
}
