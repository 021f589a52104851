import { valueError } from '../errors.ts'
import { codePoints } from './code-points.ts'
import { exponentText, floatText, placePoint, toPlaces, toSignificant } from './decimal.ts'
import { type FormatSpec, group, pad, signOf } from './format-spec.ts'

export function formatText(text: string, spec: FormatSpec): string {
  if (spec.type !== '' && spec.type !== 's') throw unknown(spec.type, 'str')
  if (spec.sign) throw valueError('Sign not allowed in string format specifier')
  if (spec.noNegativeZero) throw zeroCoercion('string')
  if (spec.alternate) throw valueError('Alternate form (#) not allowed in string format specifier')
  if (spec.grouping) throw valueError(`Cannot specify '${spec.grouping}' with 's'.`)
  if (spec.align === '=') {
    if (spec.fill !== '0') throw valueError("'=' alignment not allowed in string format specifier")
    spec.align = '<'
  }
  const shown = spec.precision === undefined ? text : codePoints(text).slice(0, spec.precision).join('')
  return pad('', shown, spec, '<')
}

const zeroCoercion = (kind: string) => valueError(`Negative zero coercion (z) not allowed in ${kind} format specifier`)

const bases = { b: [2, '0b'], o: [8, '0o'], x: [16, '0x'], X: [16, '0X'] } as const

export function formatInteger(value: bigint, spec: FormatSpec): string {
  if ('eEfFgG%'.includes(spec.type || ' ')) return formatFloat(Number(value), spec)
  if (spec.noNegativeZero) throw zeroCoercion('integer')
  if (spec.precision !== undefined) throw valueError('Precision not allowed in integer format specifier')
  const magnitude = value < 0n ? -value : value
  if (spec.type === 'c') return formatCharacter(value, spec)
  const sign = signOf(value < 0n, spec.sign)
  if (spec.type in bases) {
    const [radix, prefix] = bases[spec.type as keyof typeof bases]
    if (spec.grouping === ',') throw valueError(`Cannot specify ',' with '${spec.type}'.`)
    const digits = magnitude.toString(radix)
    const lead = sign + (spec.alternate ? prefix : '')
    return pad(lead, grouped(spec.type === 'X' ? digits.toUpperCase() : digits, spec, lead.length, 4), spec, '>')
  }
  if (!['', 'd', 'n'].includes(spec.type)) throw unknown(spec.type, 'int')
  refuseGroups(spec)
  return pad(sign, grouped(magnitude.toString(), spec, sign.length, 3), spec, '>')
}

/** `n` groups by itself where a locale says so. */
function refuseGroups({ grouping, type }: FormatSpec) {
  if (grouping && type === 'n') throw valueError(`Cannot specify '${grouping}' with 'n'.`)
}

function formatCharacter(value: bigint, spec: FormatSpec): string {
  if (spec.sign) throw valueError("Sign not allowed with integer format specifier 'c'")
  if (spec.alternate) throw valueError("Alternate form (#) not allowed with integer format specifier 'c'")
  if (spec.grouping) throw valueError(`Cannot specify '${spec.grouping}' with 'c'.`)
  if (value < 0n || value > 0x10ffffn) throw valueError('%c arg not in range(0x110000)')
  return pad('', String.fromCodePoint(Number(value)), spec, '>')
}

function grouped(digits: string, spec: FormatSpec, lead: number, size: number): string {
  const zeros = spec.fill === '0' && spec.align === '='
  return group(digits, spec.grouping, size, zeros ? spec.width - lead : 0)
}

export function formatFloat(value: number, spec: FormatSpec): string {
  if (!['', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%'].includes(spec.type)) throw unknown(spec.type, 'float')
  refuseGroups(spec)
  const isNegative = value < 0 || Object.is(value, -0)
  const body = Number.isFinite(value) ? finite(Math.abs(value), spec) : special(value, spec)
  const isZero = spec.noNegativeZero && !/[1-9]/.test(body.replace(/e.*/i, ''))
  const sign = signOf(isNegative && !isZero, spec.sign)
  const [, whole = '', rest = ''] = /^(\d*)([\s\S]*)$/.exec(body) ?? []
  const zeros = spec.fill === '0' && spec.align === '='
  const minimum = zeros ? spec.width - sign.length - rest.length : 0
  return pad(sign, (whole ? group(whole, spec.grouping, 3, minimum) : '') + rest, spec, '>')
}

function special(value: number, { type }: FormatSpec): string {
  const name = (Number.isNaN(value) ? 'nan' : 'inf') + (type === '%' ? '%' : '')
  return 'EFG'.includes(type || ' ') ? name.toUpperCase() : name
}

function finite(value: number, { type, precision, alternate }: FormatSpec): string {
  switch (type) {
    case 'f':
    case 'F':
      return point(toPlaces(value, precision ?? 6), alternate)
    case '%':
      return `${point(toPlaces(value * 100, precision ?? 6), alternate)}%`
    case 'e':
    case 'E':
      return upperIf(type === 'E', scientific(value, precision ?? 6, alternate))
    case '':
      return precision === undefined
        ? point(floatText(value), alternate)
        : general(value, precision, alternate, 'float')
    default:
      return upperIf(type === 'G', general(value, precision ?? 6, alternate, 'g'))
  }
}

/** The alternate form always has a point. */
const point = (text: string, alternate: boolean) =>
  alternate && !text.includes('.') ? text.replace(/^\d+/, '$&.') : text
const upperIf = (upper: boolean, text: string) => (upper ? text.toUpperCase() : text)

function scientific(value: number, precision: number, alternate: boolean): string {
  const { digits, exponent } = toSignificant(value, precision + 1)
  const mantissa = precision > 0 ? `${digits[0]}.${digits.slice(1)}` : point(digits, alternate)
  return mantissa + exponentText(exponent)
}

/** `g`, and a float without a type, which keeps one digit behind the point and turns to exponents sooner. */
function general(value: number, precision: number, alternate: boolean, kind: 'g' | 'float'): string {
  const significant = Math.max(precision, 1)
  const { digits, exponent } = toSignificant(value, significant)
  const limit = kind === 'float' ? significant - 1 : significant
  const kept = alternate ? digits : digits.replace(/0+$/, '') || '0'
  if (exponent < -4 || exponent >= limit) {
    const mantissa = kept.length > 1 ? `${kept[0]}.${kept.slice(1)}` : point(kept, alternate)
    return mantissa + exponentText(exponent)
  }
  const { whole, fraction } = placePoint(kept, exponent)
  if (fraction) return `${whole}.${fraction}`
  return kind === 'float' ? `${whole}.0` : point(whole, alternate)
}

const unknown = (type: string, typeName: string) =>
  valueError(`Unknown format code '${type}' for object of type '${typeName}'`)
