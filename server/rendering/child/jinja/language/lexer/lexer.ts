import { SyntaxProblem } from '../../errors.ts'
import { spaceSet, stripEnd } from '../../text/white-space.ts'
import { readToken, skipSpace } from './expression-tokens.ts'
import type { Token } from './token.ts'

const space = `[${spaceSet}]*`
const opening = /\{[{%#]/g
const sign = /[-+]?/y
const rawBegin = new RegExp(`\\{%[-+]?${space}raw${space}(?:-%\\}${space}|%\\})`, 'y')
const rawEnd = new RegExp(`\\{%([-+]?)${space}endraw${space}(?:\\+%\\}|-%\\}${space}|%\\})`, 'g')
const commentEnd = new RegExp(`(?:\\+#\\}|-#\\}${space}|#\\})`, 'g')
const blockEnd = new RegExp(`\\+%\\}|-%\\}${space}|%\\}`, 'y')
const variableEnd = new RegExp(`-\\}\\}${space}|\\}\\}`, 'y')
const dynamicReference = /\{\{[-+]?\s*resolve:/y

const brackets: Record<string, string> = { '{': '}', '(': ')', '[': ']' }
const deepest = 100

/** As Jinja2 reads a file: one kind of line end, and without the last one. */
export function normalise(source: string): string {
  const text = source.replace(/\r\n?/g, '\n')
  return text.endsWith('\n') ? text.slice(0, -1) : text
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

/** The tokens of a normalised template, one by one: what comes after a mistake is never looked at. */
export function* tokens(source: string): Generator<Token, undefined> {
  let at = 0
  while (at < source.length) {
    const open = matchAt(opening, source, at)
    if (!open) break
    const raw = matchAt(rawBegin, source, open.index)
    const control = matchAt(sign, source, open.index + 2)?.[0] ?? ''
    const data = source.slice(at, open.index)
    yield { type: 'data', value: (raw ? raw[0].startsWith('{%-') : control === '-') ? stripEnd(data) : data, at }
    if (raw) at = yield* rawText(source, open.index + raw[0].length)
    else if (open[0] === '{#') at = afterComment(source, open.index, open.index + 2 + control.length)
    else at = yield* tag(source, open.index, open[0] === '{%' ? 'block' : 'variable', open.index + 2 + control.length)
  }
  if (at < source.length) yield { type: 'data', value: source.slice(at), at }
}

function* rawText(source: string, from: number): Generator<Token, number> {
  const end = matchAt(rawEnd, source, from)
  // Jinja2 looks for the end of what is there; after the very last character there is nothing to end.
  if (!end && from === source.length) return from
  if (!end) throw new SyntaxProblem('Missing end of raw directive', from)
  const text = source.slice(from, end.index)
  yield { type: 'data', value: end[1] === '-' ? stripEnd(text) : text, at: from }
  return end.index + end[0].length
}

function afterComment(source: string, begin: number, from: number): number {
  const end = matchAt(commentEnd, source, from)
  if (!end && from === source.length) return from
  if (!end) throw new SyntaxProblem('Missing end of comment tag', begin)
  return end.index + end[0].length
}

function* tag(source: string, begin: number, kind: 'block' | 'variable', from: number): Generator<Token, number> {
  if (matchAt(dynamicReference, source, begin)) throw new SyntaxProblem(rawReference, begin, 'TEMPLATE_DYNAMIC_REF')
  yield { type: `${kind}_begin`, value: source.slice(begin, from), at: begin }
  const end = kind === 'block' ? blockEnd : variableEnd
  const open: string[] = []
  for (let at = skipSpace(source, from); at < source.length; at = skipSpace(source, at)) {
    // Inside brackets the end of the tag is only text: {{ {'a': {}} }}.
    const close = open.length === 0 ? matchAt(end, source, at) : null
    if (close) {
      yield { type: `${kind}_end`, value: close[0], at }
      return at + close[0].length
    }
    const read = readToken(source, at)
    if (read.token.type === 'operator') balance(open, read.token)
    yield read.token
    at = read.end
  }
  return source.length
}

function balance(open: string[], { value, at }: Token) {
  const closing = brackets[value]
  if (closing) {
    open.push(closing)
    if (open.length > deepest) throw new SyntaxProblem('Brackets are nested too deeply.', at, 'TEMPLATE_DEPTH')
  } else if (value === '}' || value === ')' || value === ']') {
    const expected = open.pop()
    if (expected === undefined) throw new SyntaxProblem(`unexpected '${value}'`, at)
    if (expected !== value) throw new SyntaxProblem(`unexpected '${value}', expected '${expected}'`, at)
  }
}

const rawReference =
  'A dynamic reference of CloudFormation looks like an expression here. ' +
  "Write {{ '{{resolve:…}}' }}, or put it between {% raw %} and {% endraw %}."
