import { isPythonError } from '../../errors.ts'
import { binary } from '../../operators/binary.ts'
import { contains } from '../../operators/contains.ts'
import { equals } from '../../operators/equality.ts'
import { iterate, lengthIfAny } from '../../operators/iterate.ts'
import { inOrder } from '../../operators/order.ts'
import { toText } from '../../operators/text.ts'
import { bindArguments, isCallable, type ParameterSpec } from '../../runtime/call.ts'
import type { Run } from '../../runtime/run.ts'
import { isLower, isUpper } from '../../text/case.ts'
import { Dict } from '../../values/dict.ts'
import { hashKey } from '../../values/hash.ts'
import { type Arguments, DictView, isText, Markup, Special, textOf, Undefined, type Value } from '../../values/value.ts'
import { filters } from '../filters/all.ts'

export type Test = (run: Run, value: Value, args: Arguments) => boolean

function test(
  names: string,
  body: (value: Value, other: Value) => boolean,
  parameters: readonly ParameterSpec[] = [],
): [string, Test][] {
  const made: Test = (_, value, args) => {
    const [other = null] = bindArguments(`test_${names.split(' ')[0]}`, parameters, args)
    return body(value, other)
  }
  return names.split(' ').map((name) => [name, made])
}

/** `value % by == rest` */
const leaves = (value: Value, by: Value, rest: bigint) => equals(binary('%', value, by), rest)

function isSequence(value: Value): boolean {
  if (value instanceof Special || value instanceof DictView || value instanceof Undefined) return false
  return lengthIfAny(value) !== undefined
}

function isIterable(value: Value): boolean {
  if (value instanceof Special) return value.iterate !== undefined
  try {
    iterate(value)
    return true
  } catch (cause) {
    if (isPythonError(cause, 'TypeError')) return false
    throw cause
  }
}

function isSame(value: Value, other: Value): boolean {
  if (typeof value === 'number') return Object.is(value, other)
  return value === other
}

const isNumber = (value: Value) => typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean'

function known(names: ReadonlyMap<string, unknown>, value: Value): boolean {
  hashKey(value)
  return names.has(textOf(value) ?? '')
}

const one = [['b']] as const

/** All tests of Jinja2, by name. */
export const tests: ReadonlyMap<string, Test> = new Map([
  ...test('odd', (value) => leaves(value, 2n, 1n)),
  ...test('even', (value) => leaves(value, 2n, 0n)),
  ...test('divisibleby', (value, by) => leaves(value, by, 0n), [['num']]),
  ...test('defined', (value) => !(value instanceof Undefined)),
  ...test('undefined', (value) => value instanceof Undefined),
  ...test('filter', (value) => known(filters, value)),
  ...test('test', (value) => known(tests, value)),
  ...test('none', (value) => value === null),
  ...test('boolean', (value) => typeof value === 'boolean'),
  ...test('false', (value) => value === false),
  ...test('true', (value) => value === true),
  ...test('integer', (value) => typeof value === 'bigint'),
  ...test('float', (value) => typeof value === 'number'),
  ...test('lower', (value) => isLower(toText(value))),
  ...test('upper', (value) => isUpper(toText(value))),
  ...test('string', isText),
  ...test('mapping', (value) => value instanceof Dict),
  ...test('number', isNumber),
  ...test('sequence', isSequence),
  ...test('sameas', isSame, [['other']]),
  ...test('iterable', isIterable),
  ...test('callable', isCallable),
  ...test('escaped', (value) => value instanceof Markup),
  ...test('in', (value, container) => contains(container, value), [['seq']]),
  ...test('== eq equalto', equals, one),
  ...test('!= ne', (value, other) => !equals(value, other), one),
  ...test('> gt greaterthan', (value, other) => inOrder('>', value, other), one),
  ...test('>= ge', (value, other) => inOrder('>=', value, other), one),
  ...test('< lt lessthan', (value, other) => inOrder('<', value, other), one),
  ...test('<= le', (value, other) => inOrder('<=', value, other), one),
])
