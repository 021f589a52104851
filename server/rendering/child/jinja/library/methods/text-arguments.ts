import { allowText } from '../../budget.ts'
import { PythonError, typeError } from '../../errors.ts'
import { escapedText } from '../../operators/escape.ts'
import { lengthOf } from '../../text/code-points.ts'
import { undefinedError } from '../../values/hash.ts'
import { integerOf, Markup, textOf, typeNameOf, Undefined, type Value } from '../../values/value.ts'

/** Characters of the receiver of a text method. */
export const own = (self: Value): string => textOf(self) ?? ''

export function textArgument(value: Value, method: string): string {
  const text = textOf(value)
  if (text !== undefined) return text
  if (value instanceof Undefined) throw typeError(`${method}() argument must be str, not ${typeNameOf(value)}`)
  throw typeError(`${method}() argument must be str, not ${typeNameOf(value)}`)
}

export const optionalText = (value: Value, method: string): string | null =>
  value === null ? null : textArgument(value, method)

/** What safe text takes in is escaped. */
export const taken = (self: Value, value: Value, method: string): string =>
  self instanceof Markup ? escapedText(value) : textArgument(value, method)

/** Python's built-in functions take numbers of 63 bits, and some of 31. */
export function integerArgument(value: Value, bits = 63n): number {
  const integer = integerOf(value)
  if (integer !== undefined) {
    if (integer >= 1n << bits || integer < -(1n << bits)) {
      throw new PythonError('OverflowError', `Python int too large to convert to C ${bits === 31n ? 'int' : 'ssize_t'}`)
    }
    return Number(integer)
  }
  if (value instanceof Undefined) throw undefinedError(value)
  throw typeError(`'${typeNameOf(value)}' object cannot be interpreted as an integer`)
}

/** Spaces on both sides as `str.center` puts them: the odd one is on the left when the width is odd. */
export function centred(text: string, width: number, fill: string): string {
  allowText(width)
  const missing = width - lengthOf(text)
  if (missing <= 0) return text
  const left = (missing >> 1) + (missing & width & 1)
  return fill.repeat(left) + text + fill.repeat(missing - left)
}

export function fillCharacter(self: Value, value: Value, method: string): string {
  const fill = taken(self, value, method)
  if (lengthOf(fill) !== 1) throw typeError('The fill character must be exactly one character long')
  return fill
}
