import type { Expression, NameNode, Parameter, Target } from '../ast.ts'
import { parseExpression } from './expressions.ts'
import type { Parser } from './parser.ts'
import { parsePrimary, parseTuple } from './primary.ts'

/** What `for` and `with` assign to: names, and tuples of names. */
export function parseTarget(parser: Parser): Target {
  return toTarget(parser, parseTuple(parser, { item: parsePrimary }))
}

/** What `set` assigns to: attributes of namespaces, too. */
export function parseSetTarget(parser: Parser): Target {
  return toTarget(parser, parseTuple(parser, { item: parseNameOrAttribute }))
}

function parseNameOrAttribute(parser: Parser): Expression {
  const { at } = parser.current
  const node = parsePrimary(parser)
  if (node.kind !== 'name' || !parser.skip('operator', '.')) return node
  return { kind: 'nsref', name: node, attribute: parser.expect('name').value, at }
}

function toTarget(parser: Parser, node: Expression): Target {
  if (node.kind === 'name' || node.kind === 'nsref') return node
  if (node.kind === 'tuple') {
    return { kind: 'tuple', items: node.items.map((item) => toTarget(parser, item)), at: node.at }
  }
  throw parser.fail(`can't assign to '${node.kind}'`, node.at)
}

const reserved = ['true', 'false', 'none', 'True', 'False', 'None']

export function parseNameTarget(parser: Parser): NameNode {
  const { value, at } = parser.expect('name')
  if (reserved.includes(value)) throw parser.fail(`can't assign to '${value}'`, at)
  return { kind: 'name', name: value, hops: 0, at }
}

/** `(a, b=1)` of a macro or call block. */
export function parseSignature(parser: Parser): Parameter[] {
  parser.expect('operator', '(')
  const parameters: Parameter[] = []
  while (!parser.isOperator(')')) {
    if (parameters.length > 0) parser.expect('operator', ',')
    const name = parseNameTarget(parser)
    if (parameters.some((other) => other.name.name === name.name)) {
      throw parser.fail(`duplicate argument '${name.name}'`, name.at)
    }
    const fallback = parser.skip('operator', '=') ? parseExpression(parser) : undefined
    if (!fallback && parameters.at(-1)?.fallback) {
      throw parser.fail('non-default argument follows default argument')
    }
    parameters.push({ name, fallback, at: name.at })
  }
  parser.expect('operator', ')')
  return parameters
}
