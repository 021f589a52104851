import type { Comparison, Expression } from '../ast.ts'
import type { Parser } from './parser.ts'
import { parseFilters, parsePostfix } from './postfix.ts'
import { parsePrimary } from './primary.ts'

/** An expression with `… if … else …`. */
export function parseExpression(parser: Parser): Expression {
  return parser.nested(() => {
    const { at } = parser.current
    let node = parseOr(parser)
    for (let count = 0; parser.is('name', 'if'); count++) {
      parser.chained(count)
      const lineAt = count === 0 ? at : parser.current.at
      parser.next()
      const test = parseOr(parser)
      const otherwise = parser.skip('name', 'else') ? parseExpression(parser) : undefined
      node = { kind: 'condition', test, value: node, otherwise, at, lineAt }
    }
    return node
  })
}

export function parseOr(parser: Parser): Expression {
  const first = parser.current.at
  let left = parseAnd(parser)
  for (let count = 0; parser.is('name', 'or'); count++) {
    parser.chained(count)
    const { at } = parser.next()
    left = { kind: 'or', left, right: parseAnd(parser), at, lineAt: count === 0 ? first : at }
  }
  return left
}

function parseAnd(parser: Parser): Expression {
  const first = parser.current.at
  let left = parseNot(parser)
  for (let count = 0; parser.is('name', 'and'); count++) {
    parser.chained(count)
    const { at } = parser.next()
    left = { kind: 'and', left, right: parseNot(parser), at, lineAt: count === 0 ? first : at }
  }
  return left
}

function parseNot(parser: Parser): Expression {
  if (!parser.is('name', 'not')) return parseCompare(parser)
  const { at } = parser.next()
  return parser.nested(() => ({ kind: 'not', node: parseNot(parser), at }))
}

const comparisons = ['==', '!=', '<', '<=', '>', '>=']

function parseCompare(parser: Parser): Expression {
  const first = parseSum(parser)
  const rest: { comparison: Comparison; node: Expression }[] = []
  const { at } = parser.current
  for (;;) {
    const comparison = takeComparison(parser)
    if (!comparison) break
    rest.push({ comparison, node: parseSum(parser) })
  }
  return rest.length === 0 ? first : { kind: 'compare', first, rest, at, lineAt: parser.current.at }
}

function takeComparison(parser: Parser): Comparison | undefined {
  if (parser.isOperator(...comparisons)) return parser.next().value as Comparison
  if (parser.skip('name', 'in')) return 'in'
  if (!parser.is('name', 'not')) return undefined
  const after = parser.look()
  if (after.type !== 'name' || after.value !== 'in') return undefined
  parser.next()
  parser.next()
  return 'not in'
}

function parseSum(parser: Parser): Expression {
  const first = parser.current.at
  let left = parseConcat(parser)
  for (let count = 0; parser.isOperator('+', '-'); count++) {
    parser.chained(count)
    const { value, at } = parser.next()
    left = {
      kind: 'binary',
      operator: value as '+' | '-',
      left,
      right: parseConcat(parser),
      at,
      lineAt: count === 0 ? first : at,
    }
  }
  return left
}

function parseConcat(parser: Parser): Expression {
  const { at } = parser.current
  const first = parseProduct(parser)
  const parts = [first]
  while (parser.skip('operator', '~')) parts.push(parseProduct(parser))
  return parts.length === 1 ? first : { kind: 'concat', parts, at }
}

function parseProduct(parser: Parser): Expression {
  const first = parser.current.at
  let left = parsePower(parser)
  for (let count = 0; parser.isOperator('*', '/', '//', '%'); count++) {
    parser.chained(count)
    const { value, at } = parser.next()
    left = {
      kind: 'binary',
      operator: value as '*' | '/' | '//' | '%',
      left,
      right: parsePower(parser),
      at,
      lineAt: count === 0 ? first : at,
    }
  }
  return left
}

/** From the left, and after the sign: `2**3**2` is 64 and `-2**2` is 4 in Jinja2. */
function parsePower(parser: Parser): Expression {
  const first = parser.current.at
  let left = parseUnary(parser, 'with filters')
  for (let count = 0; parser.isOperator('**'); count++) {
    parser.chained(count)
    const { at } = parser.next()
    left = {
      kind: 'binary',
      operator: '**',
      left,
      right: parseUnary(parser, 'with filters'),
      at,
      lineAt: count === 0 ? first : at,
    }
  }
  return left
}

function parseUnary(parser: Parser, filters: 'with filters' | 'without filters'): Expression {
  const inner = parsePostfix(parser, parseSigned(parser))
  return filters === 'with filters' ? parseFilters(parser, inner) : inner
}

function parseSigned(parser: Parser): Expression {
  if (!parser.isOperator('-', '+')) return parsePrimary(parser)
  const { value, at } = parser.next()
  const node = parser.nested(() => parseUnary(parser, 'without filters'))
  return { kind: value === '-' ? 'negate' : 'plus', node, at }
}
