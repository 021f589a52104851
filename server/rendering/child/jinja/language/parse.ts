import type { Template } from './ast.ts'
import { normalise } from './lexer/lexer.ts'
import { Parser } from './parser/parser.ts'
import { parseBody } from './parser/statements.ts'
import { bind, type Known } from './scopes/bind.ts'

/** Reads a template whole. Throws a `SyntaxProblem` for the first mistake. */
export function parseTemplate(text: string, known: Known): Template {
  const source = normalise(text)
  return bind(parseBody(new Parser(source)), source, known)
}
