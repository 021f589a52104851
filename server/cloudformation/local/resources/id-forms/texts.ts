import { createHash } from 'node:crypto'
import { partitionOf } from '../../../template/intrinsics/lookups.ts'
import type { Json, JsonObject } from '../../../template/template.ts'

/** What an id is made from. A name that was chosen may be another's as well; `seed` is unlike any other's. */
export type Making = {
  name: string
  seed: string
  properties: JsonObject
  account: string
  region: string
  /** The id that this one replaces. */
  previous?: string
}
export type Form = (making: Making) => string

export const SMALL = 'abcdefghijklmnopqrstuvwxyz0123456789'
export const CAPITAL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
export const MIXED = `${CAPITAL}abcdefghijklmnopqrstuvwxyz`

/** Characters of an alphabet that always come out the same for the same text. */
export function stableText(text: string, alphabet: string, length: number): string {
  let made = ''
  for (let block = 0; made.length < length; block += 1) {
    const bytes = createHash('sha256')
      .update(`${text}${block || ''}`)
      .digest()
    for (const byte of bytes) made += alphabet[byte % alphabet.length]
  }
  return made.slice(0, length)
}

export function stableHex(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}

export function stableUuid(text: string): string {
  return stableHex(text, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** `vpc-0` and sixteen digits, as EC2 numbers what it makes. */
export function prefixed(prefix: string, text: string): string {
  return `${prefix}-0${stableHex(text, 16)}`
}

export function arn(service: string, place: { account: string; region: string }, rest: string): string {
  return `arn:${partitionOf(place.region)}:${service}:${place.region}:${place.account}:${rest}`
}

/** A property as text, where it is one. */
export function given(properties: JsonObject, name: string, otherwise = ''): string {
  const value: Json | undefined = properties[name]
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : otherwise
}

/** The last piece of an ARN, a URL or a path. */
export function bareName(id: string): string {
  return id.split(/[/:|]/).at(-1) || id
}
