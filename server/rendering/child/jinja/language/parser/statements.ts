import type { FilterNode, MacroNode, Statement } from '../ast.ts'
import { parseFor, parseIf, parseWith } from './control.ts'
import { parseExpression } from './expressions.ts'
import { parseExtends, parseFromImport, parseImport, parseInclude } from './imports.ts'
import type { Parser } from './parser.ts'
import { parseFilter } from './postfix.ts'
import { parseTuple } from './primary.ts'
import { parseNameTarget, parseSetTarget, parseSignature } from './targets.ts'

/** Statements up to one of the tags, whose name is then the current token; or up to the end of the template. */
export function parseBody(parser: Parser, until?: string[]): Statement[] {
  return parser.awaiting(until, () => {
    const body: Statement[] = []
    for (;;) {
      const { type, value, at } = parser.current
      if (type === 'eof') {
        if (until) throw parser.failTag(undefined)
        return body
      }
      parser.next()
      if (type === 'data') body.push({ kind: 'data', text: value, at })
      else if (type === 'variable_begin') body.push(parsePrint(parser))
      else {
        if (until && parser.isName(...until)) return body
        body.push(...parseStatement(parser))
        parser.expect('block_end')
      }
    }
  })
}

/** The body of a block whose opening tag ends here. */
export function parseBlockBody(parser: Parser, until: string[]): Statement[] {
  parser.skip('operator', ':')
  parser.expect('block_end')
  return parseBody(parser, until)
}

/** The same, and the closing tag, too. */
export function parseWholeBody(parser: Parser, end: string): Statement[] {
  const body = parseBlockBody(parser, [end])
  parser.next()
  return body
}

function parsePrint(parser: Parser): Statement {
  const node = parseTuple(parser)
  parser.expect('variable_end')
  return { kind: 'print', node, at: node.at }
}

const statements: Record<string, (parser: Parser) => Statement | Statement[]> = {
  for: parseFor,
  if: parseIf,
  with: parseWith,
  set: parseSet,
  macro: parseMacro,
  call: parseCallBlock,
  filter: parseFilterBlock,
  block: parseBlock,
  print: parsePrints,
  autoescape: parseAutoescape,
  include: parseInclude,
  import: parseImport,
  from: parseFromImport,
  extends: parseExtends,
}

function parseStatement(parser: Parser): Statement[] {
  const { type, value } = parser.current
  if (type !== 'name') throw parser.fail('tag name expected')
  return parser.block(() => {
    const parse = Object.hasOwn(statements, value) ? statements[value] : undefined
    if (!parse) throw parser.unknownTag(value)
    return [parse(parser)].flat()
  })
}

function parseSet(parser: Parser): Statement {
  const { at } = parser.next()
  const target = parseSetTarget(parser)
  if (parser.skip('operator', '=')) return { kind: 'set', target, value: parseTuple(parser), at }
  let filter: FilterNode | undefined
  while (parser.skip('operator', '|')) filter = parseFilter(parser, filter)
  return { kind: 'setBlock', target, filter, body: parseWholeBody(parser, 'endset'), at }
}

function parseMacro(parser: Parser): MacroNode {
  const { at } = parser.next()
  const name = parseNameTarget(parser)
  const parameters = parseSignature(parser)
  return { kind: 'macro', name, parameters, body: parseWholeBody(parser, 'endmacro'), at }
}

function parseCallBlock(parser: Parser): Statement {
  const { at } = parser.next()
  const parameters = parser.isOperator('(') ? parseSignature(parser) : []
  const call = parseExpression(parser)
  if (call.kind !== 'call') throw parser.fail('expected call', at)
  const body = parseWholeBody(parser, 'endcall')
  return { kind: 'callBlock', call, macro: { kind: 'macro', name: undefined, parameters, body, at }, at }
}

function parseFilterBlock(parser: Parser): Statement {
  const { at } = parser.next()
  let filter = parseFilter(parser, undefined)
  while (parser.skip('operator', '|')) filter = parseFilter(parser, filter)
  return { kind: 'filterBlock', filter, body: parseWholeBody(parser, 'endfilter'), at }
}

function parseBlock(parser: Parser): Statement {
  const { at } = parser.next()
  const name = parser.expect('name').value
  const scoped = parser.skip('name', 'scoped')
  const required = parser.skip('name', 'required')
  if (parser.isOperator('-')) throw parser.fail('Block names hold no hyphens; use an underscore instead.')
  const body = parseWholeBody(parser, 'endblock')
  if (required && body.some((node) => node.kind !== 'data' || node.text.trim() !== '')) {
    throw parser.fail('Required blocks can only contain comments or whitespace')
  }
  parser.skip('name', name)
  return { kind: 'block', name, scoped, required, body, at }
}

function parsePrints(parser: Parser): Statement[] {
  parser.next()
  const prints: Statement[] = []
  while (!parser.is('block_end')) {
    if (prints.length > 0) parser.expect('operator', ',')
    const node = parseExpression(parser)
    prints.push({ kind: 'print', node, at: node.at })
  }
  return prints
}

function parseAutoescape(parser: Parser): Statement {
  const { at } = parser.next()
  const enabled = parseExpression(parser)
  return { kind: 'autoescape', enabled, body: parseWholeBody(parser, 'endautoescape'), at }
}
