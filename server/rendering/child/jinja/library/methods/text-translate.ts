import { allowText } from '../../budget.ts'
import { PythonError, typeError, valueError } from '../../errors.ts'
import { like } from '../../operators/escape.ts'
import { subscript } from '../../operators/subscript.ts'
import { codePoints } from '../../text/code-points.ts'
import { Dict } from '../../values/dict.ts'
import { integerOf, List, Tuple, textOf, typeNameOf, type Value } from '../../values/value.ts'
import { type Method, method } from './method.ts'
import { own, textArgument } from './text-arguments.ts'

const ordinal = (character: string) => BigInt(character.codePointAt(0) ?? 0)

function translated(self: Value, table: Value): Value {
  const isTable =
    table instanceof Dict || table instanceof List || table instanceof Tuple || textOf(table) !== undefined
  if (!isTable) throw typeError(`'${typeNameOf(table)}' object is not subscriptable`)
  let size = 0
  const parts = codePoints(own(self)).map((character) => {
    const part = replacement(character, subscript(table, ordinal(character)))
    size += part.length
    allowText(size)
    return part
  })
  return like(self, parts.join(''))
}

function replacement(character: string, by: Value | undefined): string {
  if (by === undefined) return character
  if (by === null) return ''
  const number = integerOf(by)
  if (number === undefined) {
    const text = textOf(by)
    if (text === undefined) throw typeError('character mapping must return integer, None or str')
    return text
  }
  if (number >= 0n && number < 0x110000n) return String.fromCodePoint(Number(number))
  throw valueError('character mapping must be in range(0x110000)')
}

function tableOf([from = null, to = null, without = null]: Value[]): Value {
  if (to === null) return tableOfDict(from)
  const [old, by] = [codePoints(textArgument(from, 'maketrans')), codePoints(textArgument(to, 'maketrans'))]
  if (old.length !== by.length) throw valueError('the first two maketrans arguments must have equal length')
  const table = Dict.of(old.map((character, index) => [ordinal(character), ordinal(by[index] ?? '')] as const))
  const dropped = without === null ? [] : codePoints(textArgument(without, 'maketrans'))
  for (const character of dropped) table.set(ordinal(character), null)
  return table
}

function tableOfDict(from: Value): Value {
  if (!(from instanceof Dict)) {
    throw typeError('if you give only one argument to maketrans it must be a dict')
  }
  const table = new Dict()
  for (const [key, value] of from.entries()) {
    const text = textOf(key)
    if (text !== undefined && codePoints(text).length !== 1) {
      throw valueError('string keys in translate table must be of length 1')
    }
    if (text === undefined && integerOf(key) === undefined) {
      throw new PythonError('TypeError', 'keys in translate table must be strings or integers')
    }
    table.set(text === undefined ? key : ordinal(text), value)
  }
  return table
}

export const textTranslate: readonly (readonly [string, Method])[] = [
  method('translate', [['/table']], (self, [table = null]) => translated(self, table)),
  method('maketrans', [['/x'], ['/y', null], ['/z', null]], (_, args) => tableOf(args)),
]
