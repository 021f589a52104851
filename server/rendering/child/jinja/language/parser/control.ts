import type { ForNode, IfNode, Statement, WithNode } from '../ast.ts'
import { parseExpression } from './expressions.ts'
import type { Parser } from './parser.ts'
import { parseTuple, withoutCondition } from './primary.ts'
import { parseBlockBody, parseWholeBody } from './statements.ts'
import { parseTarget } from './targets.ts'

export function parseFor(parser: Parser): ForNode {
  const { at } = parser.next()
  const target = parseTarget(parser)
  parser.expect('name', 'in')
  const iterable = parseTuple(parser, { item: withoutCondition })
  const test = parser.skip('name', 'if') ? parseExpression(parser) : undefined
  const recursive = parser.skip('name', 'recursive')
  const body = parseBlockBody(parser, ['endfor', 'else'])
  const otherwise = parser.next().value === 'else' ? parseWholeBody(parser, 'endfor') : []
  return { kind: 'for', target, testTarget: structuredClone(target), iterable, test, recursive, body, otherwise, at }
}

export function parseIf(parser: Parser): IfNode {
  const { at } = parser.next()
  const branches: IfNode['branches'] = []
  let otherwise: Statement[] = []
  for (;;) {
    const from = branches.length === 0 ? at : parser.current.at
    const test = parseTuple(parser, { item: withoutCondition })
    branches.push({ test, body: parseBlockBody(parser, ['elif', 'else', 'endif']), at: from })
    const { value } = parser.next()
    if (value === 'elif') continue
    if (value === 'else') otherwise = parseWholeBody(parser, 'endif')
    return { kind: 'if', branches, otherwise, at }
  }
}

export function parseWith(parser: Parser): WithNode {
  const { at } = parser.next()
  const node: WithNode = { kind: 'with', targets: [], values: [], body: [], at }
  while (!parser.is('block_end')) {
    if (node.targets.length > 0) parser.expect('operator', ',')
    node.targets.push(parseTarget(parser))
    parser.expect('operator', '=')
    node.values.push(parseExpression(parser))
  }
  node.body = parseWholeBody(parser, 'endwith')
  return node
}
