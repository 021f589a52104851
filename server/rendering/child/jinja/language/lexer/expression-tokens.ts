import { SyntaxProblem } from '../../errors.ts'
import { spaceSet } from '../../text/white-space.ts'
import { readEscapes } from './string-literal.ts'
import type { Token } from './token.ts'

const space = new RegExp(`[${spaceSet}]+`, 'y')
const float = /(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy
const integer = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy
const name = /[\p{L}\p{N}\p{M}\p{Pc}\u00b7\u0387\u2118\u212e]+/uy
const identifier = /^[\p{XIDS}_][\p{XIDC}]*$/u
const text = /'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y
const operator = /\/\/|\*\*|==|!=|>=|<=|[+\-/*%~[\](){}><=.:|,;]/y

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0]
}

/** The end of the white space at an offset. */
export const skipSpace = (source: string, at: number): number => at + (match(space, source, at)?.length ?? 0)

/** The token inside a tag at an offset, and where it ends. */
export function readToken(source: string, at: number): { token: Token; end: number } {
  const made = (type: Token['type'], raw: string, value = raw) => ({ token: { type, value, at }, end: at + raw.length })
  const first = source.charAt(at)
  if (first >= '0' && first <= '9') {
    const fraction = match(float, source, at)
    if (fraction !== undefined) return made('float', fraction, fraction.replaceAll('_', ''))
    const whole = match(integer, source, at)
    if (whole !== undefined) return made('integer', whole, whole.replaceAll('_', ''))
  }
  const word = match(name, source, at)
  if (word !== undefined) {
    if (!identifier.test(word)) throw new SyntaxProblem('Invalid character in identifier', at)
    return made('name', word)
  }
  const literal = match(text, source, at)
  if (literal !== undefined) return made('string', literal, readEscapes(literal.slice(1, -1), at))
  const symbol = match(operator, source, at)
  if (symbol !== undefined) return made('operator', symbol)
  throw new SyntaxProblem(`unexpected char ${JSON.stringify(source.charAt(at))}`, at)
}
