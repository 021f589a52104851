import Handlebars from 'handlebars'
import { check } from './check.ts'
import type { Parsed } from './nodes.ts'
import { TemplateStop } from './problem.ts'
import { type OpenBlock, scan } from './scan.ts'

const recent = new Map<string, Parsed>()
const kept = 64

/** Parses and checks once per text: a fleet is one template rendered thousands of times. */
export function parse(file: string, source: string, partials: Set<string>): Parsed {
  const key = `${file}\n${[...partials].join()}\n${source}`
  const known = recent.get(key)
  if (known) return known
  const open = scan(file, source)
  const parsed = { file, program: parseChecked(file, source, open) }
  check(parsed, partials)
  const oldest = recent.keys().next().value
  if (recent.size >= kept && oldest !== undefined) recent.delete(oldest)
  recent.set(key, parsed)
  return parsed
}

function parseChecked(file: string, source: string, open: OpenBlock[]): hbs.AST.Program {
  // Handlebars compiles an object without looking at it; only text may come this far.
  if (typeof source !== 'string') throw new TypeError('a template is text')
  try {
    return Handlebars.parse(source)
  } catch (cause) {
    throw syntaxStop(file, source, open, cause)
  }
}

function syntaxStop(file: string, source: string, open: OpenBlock[], cause: unknown): TemplateStop {
  const message = cause instanceof Error ? cause.message : String(cause)
  const unclosed = open.at(-1)
  if (unclosed && message.includes("got 'EOF'")) {
    const text = `{{#${unclosed.name}}} is opened here and never closed. Add {{/${unclosed.name}}}.`
    return new TemplateStop('TEMPLATE_SYNTAX', text, unclosed)
  }
  if (cause instanceof Handlebars.Exception && typeof cause.lineNumber === 'number') {
    const place = { file, line: cause.lineNumber, column: Number(cause.column) + 1 }
    const mismatch = /^(\S+) doesn't match (\S+)/.exec(message)
    const text = mismatch
      ? `{{#${mismatch[1]}}} is closed by {{/${mismatch[2]}}}. Close the block that was opened last.`
      : `${message.replace(/ - \d+:\d+$/, '')}.`
    return new TemplateStop('TEMPLATE_SYNTAX', text, place)
  }
  const place = placeInMessage(source, message)
  const unended = source.lastIndexOf('{{') > source.lastIndexOf('}}')
  const text = unended ? 'The template ends inside an expression. Close it with }}.' : explain(message)
  return new TemplateStop('TEMPLATE_SYNTAX', text, { file, ...place })
}

/** The parser draws its position: the text it has read, without line breaks, and a caret under its end. */
function placeInMessage(source: string, message: string): { line: number; column: number } {
  const [, read = '', pointer = ''] = message.split('\n')
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1)
  const text = source.split('\n')[line - 1] ?? ''
  const before = read.slice(0, pointer.length - 1)
  for (let length = Math.min(before.length, 12); length > 0; length--) {
    const at = text.lastIndexOf(before.slice(-length))
    if (at !== -1) return { line, column: at + length + 1 }
  }
  return { line, column: 1 }
}

function explain(message: string): string {
  const got = /got '([A-Z_]+)'/.exec(message)?.[1]
  const found: Record<string, string> = {
    INVERSE: '{{else}} stands outside of a block.',
    OPEN_ENDBLOCK: 'A block is closed that was never opened.',
    OPEN_INVERSE_CHAIN: '{{else if}} stands outside of a block.',
    CLOSE_UNESCAPED: '}}} closes {{{ only. Put a space before the brace that follows the expression.',
    INVALID: 'An expression holds a character that Handlebars does not know.',
  }
  return (got && found[got]) ?? 'The expression cannot be read. Check its quotes, parentheses and braces.'
}
