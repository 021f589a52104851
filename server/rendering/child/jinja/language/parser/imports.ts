import type { ImportNode, NameNode } from '../ast.ts'
import { parseExpression } from './expressions.ts'
import type { Parser } from './parser.ts'
import { parseNameTarget } from './targets.ts'

export function parseExtends(parser: Parser): ImportNode {
  const { at } = parser.next()
  return { kind: 'import', tag: 'extends', source: parseExpression(parser), names: [], at }
}

export function parseInclude(parser: Parser): ImportNode {
  const { at } = parser.next()
  const source = parseExpression(parser)
  if (parser.isName('ignore') && isNext(parser, 'missing')) {
    parser.next()
    parser.next()
  }
  skipContext(parser)
  return { kind: 'import', tag: 'include', source, names: [], at }
}

export function parseImport(parser: Parser): ImportNode {
  const { at } = parser.next()
  const source = parseExpression(parser)
  parser.expect('name', 'as')
  const names = [parseNameTarget(parser)]
  skipContext(parser)
  return { kind: 'import', tag: 'import', source, names, at }
}

export function parseFromImport(parser: Parser): ImportNode {
  const { at } = parser.next()
  const source = parseExpression(parser)
  parser.expect('name', 'import')
  const names: NameNode[] = []
  for (;;) {
    if (names.length > 0) parser.expect('operator', ',')
    if (!parser.is('name')) parser.expect('name')
    if (skipContext(parser)) break
    names.push(parseImportedName(parser))
    if (skipContext(parser) || !parser.isOperator(',')) break
  }
  return { kind: 'import', tag: 'from', source, names, at }
}

function parseImportedName(parser: Parser): NameNode {
  const { at } = parser.current
  const name = parseNameTarget(parser)
  if (name.name.startsWith('_')) {
    throw parser.fail('names starting with an underline can not be imported', at)
  }
  return parser.skip('name', 'as') ? parseNameTarget(parser) : name
}

/** `with context` and `without context`; whether it was there. */
function skipContext(parser: Parser): boolean {
  if (!parser.isName('with', 'without') || !isNext(parser, 'context')) return false
  parser.next()
  parser.next()
  return true
}

function isNext(parser: Parser, name: string): boolean {
  const { type, value } = parser.look()
  return type === 'name' && value === name
}
