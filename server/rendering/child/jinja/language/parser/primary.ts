import type { Expression } from '../ast.ts'
import { describe } from '../lexer/token.ts'
import { parseExpression, parseOr } from './expressions.ts'
import type { Parser } from './parser.ts'

const constants = new Map<string, boolean | null>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
])

export function parsePrimary(parser: Parser): Expression {
  const { type, value, at } = parser.current
  switch (type) {
    case 'name': {
      parser.next()
      const constant = constants.get(value)
      return constant === undefined
        ? { kind: 'name', name: value, hops: 0, at }
        : { kind: 'const', value: constant, at }
    }
    case 'string': {
      let text = ''
      while (parser.is('string')) text += parser.next().value
      return { kind: 'const', value: text, at }
    }
    case 'integer':
      parser.next()
      return { kind: 'const', value: BigInt(value), at }
    case 'float':
      parser.next()
      return { kind: 'const', value: Number(value), at }
    case 'operator':
      return parseBracketed(parser)
    default:
      throw parser.fail(`unexpected '${describe(parser.current)}'`)
  }
}

function parseBracketed(parser: Parser): Expression {
  if (parser.skip('operator', '(')) {
    const node = parseTuple(parser, { parentheses: true })
    parser.expect('operator', ')')
    return node
  }
  if (parser.isOperator('[')) return parseList(parser)
  if (parser.isOperator('{')) return parseDict(parser)
  throw parser.fail(`unexpected '${describe(parser.current)}'`)
}

interface TupleRules {
  /** An empty tuple is only one between parentheses. */
  parentheses?: boolean
  /** Reads one item; an expression with `… if … else …` by default. */
  item?: (parser: Parser) => Expression
}

export const withoutCondition = parseOr

/** One expression, or several with commas between them. */
export function parseTuple(parser: Parser, { parentheses, item = parseExpression }: TupleRules = {}): Expression {
  const { at } = parser.current
  const items: Expression[] = []
  let commas = 0
  for (;;) {
    if (isTupleEnd(parser)) break
    items.push(item(parser))
    if (!parser.skip('operator', ',')) break
    commas++
  }
  const [only] = items
  if (commas === 0 && only) return only
  if (commas === 0 && !parentheses) {
    throw parser.fail(`Expected an expression, got '${describe(parser.current)}'`)
  }
  return { kind: 'tuple', items, at }
}

/** `in` does not end one, so that `for a, in list` is a mistake: Jinja2 reads a name there. */
const isTupleEnd = (parser: Parser): boolean =>
  parser.is('variable_end') || parser.is('block_end') || parser.isOperator(')')

function parseList(parser: Parser): Expression {
  const { at } = parser.next()
  const items: Expression[] = []
  while (!parser.isOperator(']')) {
    if (items.length > 0) parser.expect('operator', ',')
    if (parser.isOperator(']')) break
    items.push(parseExpression(parser))
  }
  parser.expect('operator', ']')
  return { kind: 'list', items, at }
}

function parseDict(parser: Parser): Expression {
  const { at } = parser.next()
  const items: { key: Expression; value: Expression }[] = []
  while (!parser.isOperator('}')) {
    if (items.length > 0) parser.expect('operator', ',')
    if (parser.isOperator('}')) break
    const key = parseExpression(parser)
    parser.expect('operator', ':')
    items.push({ key, value: parseExpression(parser) })
  }
  parser.expect('operator', '}')
  return { kind: 'dict', items, at }
}
