import type { Expression, FilterNode } from '../ast.ts'
import { parseArguments } from './arguments.ts'
import { parseExpression } from './expressions.ts'
import type { Parser } from './parser.ts'
import { parsePrimary } from './primary.ts'

/** `.name`, `.0`, `[…]` and `(…)` after a value. */
export function parsePostfix(parser: Parser, first: Expression): Expression {
  let node = first
  for (let count = 0; ; count++) {
    parser.chained(count)
    if (parser.isOperator('.')) node = parseDot(parser, node)
    else if (parser.isOperator('[')) node = parseSubscript(parser, node)
    else if (parser.isOperator('(')) node = parseCall(parser, node)
    else return node
  }
}

/** `|filter`, `is test` and calls of their results. */
export function parseFilters(parser: Parser, first: Expression): Expression {
  let node = first
  for (let count = 0; ; count++) {
    parser.chained(count)
    if (parser.skip('operator', '|')) node = parseFilter(parser, node)
    else if (parser.is('name', 'is')) node = parseTest(parser, node)
    else if (parser.isOperator('(')) node = parseCall(parser, node)
    else return node
  }
}

function parseDot(parser: Parser, node: Expression): Expression {
  const { at } = parser.next()
  const token = parser.next()
  if (token.type === 'name') return { kind: 'attribute', node, name: token.value, at: token.at, lineAt: at }
  if (token.type !== 'integer') throw parser.fail('expected name or number', token.at)
  return { kind: 'item', node, key: { kind: 'const', value: BigInt(token.value), at: token.at }, at }
}

function parseSubscript(parser: Parser, node: Expression): Expression {
  const { at } = parser.next()
  const keys: Expression[] = []
  while (!parser.isOperator(']')) {
    if (keys.length > 0) parser.expect('operator', ',')
    keys.push(parseKey(parser))
  }
  parser.expect('operator', ']')
  const [only] = keys
  const key: Expression = keys.length === 1 && only ? only : { kind: 'tuple', items: keys, at }
  return { kind: 'item', node, key, at }
}

function parseKey(parser: Parser): Expression {
  const { at } = parser.current
  const start = parser.isOperator(':') ? undefined : parseExpression(parser)
  if (start && !parser.isOperator(':')) return start
  parser.next()
  const stop = parser.isOperator(':', ']', ',') ? undefined : parseExpression(parser)
  let step: Expression | undefined
  if (parser.skip('operator', ':') && !parser.isOperator(']', ',')) step = parseExpression(parser)
  return { kind: 'slice', start, stop, step, at }
}

function parseCall(parser: Parser, node: Expression): Expression {
  const { at } = parser.current
  return { kind: 'call', node, ...parseArguments(parser), at }
}

function parseName(parser: Parser): string {
  let name = parser.expect('name').value
  while (parser.skip('operator', '.')) name += `.${parser.expect('name').value}`
  return name
}

const noArguments = () => ({ args: [], named: [], dynArgs: undefined, dynNamed: undefined })

/** One filter after its `|`. */
export function parseFilter(parser: Parser, node: Expression | undefined): FilterNode {
  const { at } = parser.current
  const name = parseName(parser)
  const args = parser.isOperator('(') ? parseArguments(parser) : noArguments()
  return { kind: 'filter', name, node, ...args, at }
}

function parseTest(parser: Parser, node: Expression): Expression {
  const { at } = parser.next()
  const negated = parser.skip('name', 'not')
  const name = parseName(parser)
  const test: Expression = { kind: 'test', name, node, ...parseTestArguments(parser), at }
  return negated ? { kind: 'not', node: test, at } : test
}

/** `is divisibleby 3` needs no parentheses. */
function parseTestArguments(parser: Parser) {
  if (parser.isOperator('(')) return parseArguments(parser)
  const { type } = parser.current
  const starts = type === 'name' || type === 'string' || type === 'integer' || type === 'float'
  if (!(starts || parser.isOperator('[', '{')) || parser.isName('else', 'or', 'and')) return noArguments()
  if (parser.isName('is')) throw parser.fail('You cannot chain multiple tests with is')
  const argument = parsePostfix(parser, parsePrimary(parser))
  return { ...noArguments(), args: [argument] }
}
