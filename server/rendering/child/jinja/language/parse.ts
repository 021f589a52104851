import type { Template } from './ast.ts'
import { normalise } from './lexer/lexer.ts'
import { Parser } from './parser/parser.ts'
import { parseBody } from './parser/statements.ts'
import { bind, type Known } from './scopes/bind.ts'

/** A fleet is one template with thousands of names. A tree is never changed once it is bound. */
const recent = new Map<string, Template>()
const kept = 8
const longestKept = 65_536

/** Reads a template whole. Throws a `SyntaxProblem` for the first mistake. */
export function parseTemplate(text: string, known: Known): Template {
  const remembered = recent.get(text)
  if (remembered) return remembered
  const source = normalise(text)
  const template = bind(parseBody(new Parser(source)), source, known)
  if (text.length <= longestKept) {
    if (recent.size >= kept) recent.clear()
    recent.set(text, template)
  }
  return template
}
