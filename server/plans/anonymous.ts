import { createHash } from 'node:crypto'

/** Only texts that mean nothing to YAML or CloudFormation may stand for each other; `true` or `12` may not. */
const inert = /^(?!(?:true|false|yes|no|on|off|null)$)[a-z][a-z0-9-]{2,}$/i

/** The names of one target that may be exchanged for another's, the longest first, so that none hides another. */
export const ownNames = (names: string[]) =>
  [...new Set(names)].filter((name) => inert.test(name)).toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))

/** A digest of a text in which each own name stands for its number: equal for texts that differ in the names only. */
export function anonymousDigest(text: string, own: string[]): string {
  const anonymous = own.reduce((rest, name, i) => rest.replaceAll(name, `\u0001${i}\u0001`), text)
  return createHash('sha256').update(anonymous).digest('base64')
}
