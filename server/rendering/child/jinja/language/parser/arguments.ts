import type { CallArguments } from '../ast.ts'
import { parseExpression } from './expressions.ts'
import type { Parser } from './parser.ts'

/** `(a, b, key=c, *rest, **named)` */
export function parseArguments(parser: Parser): CallArguments {
  const { at } = parser.expect('operator', '(')
  const call: CallArguments = { args: [], named: [], dynArgs: undefined, dynNamed: undefined }
  let first = true
  const ensure = (holds: boolean) => {
    if (!holds) throw parser.fail('invalid syntax for function call expression', at)
  }
  while (!parser.isOperator(')')) {
    if (!first) {
      parser.expect('operator', ',')
      if (parser.isOperator(')')) break
    }
    first = false
    parseArgument(parser, call, ensure)
  }
  parser.expect('operator', ')')
  return call
}

function parseArgument(parser: Parser, call: CallArguments, ensure: (holds: boolean) => void) {
  if (parser.isOperator('*')) {
    ensure(!call.dynArgs && !call.dynNamed)
    parser.next()
    call.dynArgs = parseExpression(parser)
  } else if (parser.isOperator('**')) {
    ensure(!call.dynNamed)
    parser.next()
    call.dynNamed = parseExpression(parser)
  } else if (parser.is('name') && isAssignment(parser)) {
    ensure(!call.dynNamed)
    const { value: key, at } = parser.next()
    parser.next()
    // Python itself refuses this when Jinja2 has compiled the template.
    if (call.named.some((argument) => argument.key === key)) throw parser.fail(`keyword argument repeated: ${key}`, at)
    call.named.push({ key, value: parseExpression(parser) })
  } else {
    ensure(!call.dynArgs && !call.dynNamed && call.named.length === 0)
    call.args.push(parseExpression(parser))
  }
}

function isAssignment(parser: Parser): boolean {
  const after = parser.look()
  return after.type === 'operator' && after.value === '='
}
