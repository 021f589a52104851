import { SyntaxProblem } from '../../errors.ts'

const escapes =
  /\\(?:\n|([\\'"abfnrtv])|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([xuUN])|([\s\S]))/g

const named: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** The text of a literal as Python's `unicode-escape` reads it: unknown escapes stay as they are. */
export function readEscapes(body: string, at: number): string {
  if (!body.includes('\\')) return body
  return body.replace(escapes, (whole, name, octal, x, u, wide, broken, other) => {
    if (name !== undefined) return named[name] ?? whole
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8))
    const hex = x ?? u ?? wide
    if (hex !== undefined) return character(Number.parseInt(hex, 16), at)
    if (broken !== undefined) throw new SyntaxProblem(reason(broken), at)
    if (other === undefined) return ''
    // Jinja2 writes other characters as escapes before it reads escapes, so that the backslash meets another one.
    return other.charCodeAt(0) > 127 ? `\\${asEscape(other)}` : whole
  })
}

function character(code: number, at: number): string {
  if (code > 0x10ffff) throw new SyntaxProblem('illegal Unicode character in a text', at)
  return String.fromCodePoint(code)
}

const reason = (kind: string) =>
  kind === 'N' ? 'characters cannot be written by name in a text' : `truncated \\${kind} escape in a text`

function asEscape(character_: string): string {
  const code = character_.charCodeAt(0).toString(16)
  return code.length <= 2 ? `x${code.padStart(2, '0')}` : `u${code.padStart(4, '0')}`
}
