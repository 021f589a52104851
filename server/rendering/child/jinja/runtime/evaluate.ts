import { allowText } from '../budget.ts'
import { typeError } from '../errors.ts'
import type { CallArguments, Comparison, Expression, NameNode, SliceNode } from '../language/ast.ts'
import { binary, negate, plus } from '../operators/binary.ts'
import { powerOfConstant, refuseInfinity } from '../operators/constant.ts'
import { contains } from '../operators/contains.ts'
import { equals } from '../operators/equality.ts'
import { escapedText } from '../operators/escape.ts'
import { each, isTrue } from '../operators/iterate.ts'
import { inOrder } from '../operators/order.ts'
import { slice } from '../operators/subscript.ts'
import { toText } from '../operators/text.ts'
import { Dict } from '../values/dict.ts'
import { type Arguments, List, Markup, Tuple, textOf, typeNameOf, Undefined, type Value } from '../values/value.ts'
import { attributeOf, itemOf } from './attributes.ts'
import { callValue } from './call.ts'
import { explainName, pathOf } from './explain.ts'
import type { Frame } from './frame.ts'
import { applyFilter, applyTest } from './registry.ts'
import { charge, chargeReading, type Run } from './run.ts'

/** The value of an expression. */
export function evaluate(run: Run, frame: Frame, node: Expression): Value {
  const value = evaluateNode(run, frame, node)
  if (node.folded) refuseInfinity(value)
  return value
}

function evaluateNode(run: Run, frame: Frame, node: Expression): Value {
  run.budget.step()
  run.at = node.at
  switch (node.kind) {
    case 'const':
      return node.value
    case 'name':
      return readName(run, frame, node)
    case 'attribute': {
      const object = evaluate(run, frame, node.node)
      run.at = node.at
      return attributeOf(run, object, node.name, pathOf(node.node))
    }
    case 'item':
      return evaluateItem(run, frame, node)
    case 'list':
      return charge(run, new List(evaluateAll(run, frame, node.items)))
    case 'tuple':
      return charge(run, new Tuple(evaluateAll(run, frame, node.items)))
    case 'dict':
      return charge(run, evaluateDict(run, frame, node.items))
    case 'condition':
      return evaluateCondition(run, frame, node)
    case 'and':
    case 'or': {
      const left = evaluate(run, frame, node.left)
      return isTrue(left) === (node.kind === 'or') ? left : evaluate(run, frame, node.right)
    }
    case 'not':
      return !isTrue(evaluate(run, frame, node.node))
    default:
      return evaluateOperation(run, frame, node)
  }
}

type Done = 'const' | 'name' | 'attribute' | 'item' | 'list' | 'tuple' | 'dict' | 'condition' | 'and' | 'or' | 'not'
type Operation = Exclude<Expression, { kind: Done }>

function evaluateOperation(run: Run, frame: Frame, node: Operation): Value {
  switch (node.kind) {
    case 'call': {
      const callee = evaluate(run, frame, node.node)
      const args = evaluateArguments(run, frame, node)
      run.at = node.node.at
      return charge(run, callValue(callee, args))
    }
    case 'filter': {
      const value = node.node ? evaluate(run, frame, node.node) : null
      chargeReading(run, value)
      const args = evaluateArguments(run, frame, node)
      run.at = node.at
      return charge(run, applyFilter(run, node.name, value, args))
    }
    case 'test': {
      const value = evaluate(run, frame, node.node)
      const args = evaluateArguments(run, frame, node)
      run.at = node.at
      return applyTest(run, node.name, value, args)
    }
    case 'binary': {
      const left = evaluate(run, frame, node.left)
      const right = evaluate(run, frame, node.right)
      run.at = node.at
      return charge(run, node.signLast ? powerOfConstant(left, right) : binary(node.operator, left, right))
    }
    case 'negate':
      return negate(evaluate(run, frame, node.node))
    case 'plus':
      return plus(evaluate(run, frame, node.node))
    case 'compare':
      return evaluateComparison(run, frame, node)
    case 'concat':
      return evaluateConcat(run, frame, node.parts)
    case 'slice':
    case 'nsref':
      throw typeError('a slice cannot be part of a longer key')
  }
}

export const evaluateAll = (run: Run, frame: Frame, nodes: Expression[]): Value[] =>
  nodes.map((node) => evaluate(run, frame, node))

function readName(run: Run, frame: Frame, { name, hops }: NameNode): Value {
  const value = frame.out(hops).vars.get(name)
  return value !== undefined ? value : new Undefined(() => explainName(run, frame, name))
}

function evaluateItem(run: Run, frame: Frame, node: Extract<Expression, { kind: 'item' }>): Value {
  const object = evaluate(run, frame, node.node)
  if (node.key.kind === 'slice') return charge(run, evaluateSlice(run, frame, object, node.key))
  const key = evaluate(run, frame, node.key)
  run.at = node.at
  return itemOf(run, object, key, pathOf(node.node))
}

function evaluateSlice(run: Run, frame: Frame, object: Value, node: SliceNode): Value {
  const bound = (part: Expression | undefined) => (part ? evaluate(run, frame, part) : null)
  const [start, stop, step] = [bound(node.start), bound(node.stop), bound(node.step)]
  run.at = node.at
  return slice(object, { start, stop, step })
}

function evaluateDict(run: Run, frame: Frame, items: { key: Expression; value: Expression }[]): Dict {
  const dict = new Dict()
  for (const { key, value } of items) {
    const hashed = evaluate(run, frame, key)
    dict.set(hashed, evaluate(run, frame, value))
  }
  return dict
}

function evaluateCondition(run: Run, frame: Frame, node: Extract<Expression, { kind: 'condition' }>): Value {
  if (isTrue(evaluate(run, frame, node.test))) return evaluate(run, frame, node.value)
  if (node.otherwise) return evaluate(run, frame, node.otherwise)
  return new Undefined(() => 'the inline if has no else, and its condition is false. Add else.', 'blank')
}

function evaluateComparison(run: Run, frame: Frame, node: Extract<Expression, { kind: 'compare' }>): Value {
  let left = evaluate(run, frame, node.first)
  for (const { comparison, node: operand } of node.rest) {
    const right = evaluate(run, frame, operand)
    run.at = node.at
    if (comparison === 'in' || comparison === 'not in') chargeReading(run, right)
    if (!compare(comparison, left, right)) return false
    left = right
  }
  return true
}

export function compare(comparison: Comparison, left: Value, right: Value): boolean {
  switch (comparison) {
    case '==':
      return equals(left, right)
    case '!=':
      return !equals(left, right)
    case 'in':
      return contains(right, left)
    case 'not in':
      return !contains(right, left)
    default:
      return inOrder(comparison, left, right)
  }
}

function evaluateConcat(run: Run, frame: Frame, nodes: Expression[]): Value {
  const values = evaluateAll(run, frame, nodes)
  // Under autoescape one safe part makes the whole safe, and the others are escaped.
  const safe = run.autoescape && values.some((value) => value instanceof Markup)
  const text = values.map((value) => (safe ? escapedText(value) : toText(value))).join('')
  allowText(text.length)
  return charge(run, safe ? new Markup(text) : text)
}

export function evaluateArguments(run: Run, frame: Frame, node: CallArguments): Arguments {
  const positional = evaluateAll(run, frame, node.args)
  const named = new Map<string, Value>()
  for (const { key, value } of node.named) named.set(key, evaluate(run, frame, value))
  if (node.dynArgs) {
    for (const value of each(evaluate(run, frame, node.dynArgs))) positional.push(value)
    run.budget.made(positional.length)
  }
  if (node.dynNamed) spread(evaluate(run, frame, node.dynNamed), named)
  return { positional, named }
}

function spread(value: Value, named: Map<string, Value>) {
  if (!(value instanceof Dict)) throw typeError(`argument after ** must be a mapping, not ${typeNameOf(value)}`)
  for (const [key, item] of value.entries()) {
    const name = textOf(key)
    if (name === undefined) throw typeError('keywords must be strings')
    if (named.has(name)) throw typeError(`got multiple values for keyword argument '${name}'`)
    named.set(name, item)
  }
}
