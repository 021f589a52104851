/** Exact decimal digits of floats. JavaScript rounds ties away from zero, Python to even digits. */

interface Fraction {
  numerator: bigint
  denominator: bigint
}

/** A finite, not negative float as the exact fraction it is. */
function fractionOf(value: number): Fraction {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const mantissa = bits & 0xfffffffffffffn
  const whole = exponent === 0 ? mantissa : mantissa | 0x10000000000000n
  const shift = (exponent === 0 ? 1 : exponent) - 1075
  return shift >= 0
    ? { numerator: whole << BigInt(shift), denominator: 1n }
    : { numerator: whole, denominator: 1n << BigInt(-shift) }
}

export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = (numerator % denominator) * 2n
  if (twice > denominator || (twice === denominator && quotient % 2n === 1n)) return quotient + 1n
  return quotient
}

/** `value * 10 ** places`, rounded half to even. `places` may be negative. */
export function scaled(value: number, places: number): bigint {
  const { numerator, denominator } = fractionOf(value)
  return places >= 0
    ? divideHalfEven(numerator * 10n ** BigInt(places), denominator)
    : divideHalfEven(numerator, denominator * 10n ** BigInt(-places))
}

/** `12.50`: a finite, not negative float with so many places. */
export function toPlaces(value: number, places: number): string {
  const digits = scaled(value, places)
    .toString()
    .padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** The power of ten of the first digit. The shortest form may be rounded up: 1e-7 is a little less than that. */
function exponentOf(value: number): number {
  const exponent = Number(value.toExponential().split('e')[1])
  const { numerator, denominator } = fractionOf(value)
  const isLess =
    exponent >= 0
      ? numerator < 10n ** BigInt(exponent) * denominator
      : numerator * 10n ** BigInt(-exponent) < denominator
  return isLess ? exponent - 1 : exponent
}

/** So many significant digits, and the exponent of the first: 1250 with two is `12` and 3. */
export function toSignificant(value: number, digits: number): { digits: string; exponent: number } {
  if (value === 0) return { digits: '0'.repeat(digits), exponent: 0 }
  let exponent = exponentOf(value)
  let text = scaled(value, digits - 1 - exponent).toString()
  // The shortest form may have been rounded up to the next power of ten, or the digits just now.
  if (text.length !== digits) {
    exponent += text.length - digits
    text = scaled(value, digits - 1 - exponent).toString()
  }
  return text.length > digits ? { digits: text.slice(0, digits), exponent: exponent + 1 } : { digits: text, exponent }
}

/** The fewest digits that are read back as the same float. */
export function shortest(value: number): { digits: string; exponent: number } {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e')
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) }
}

export const exponentText = (exponent: number): string =>
  `e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`

/** Digits with the point where the exponent says, and zeros where digits are missing. */
export function placePoint(digits: string, exponent: number): { whole: string; fraction: string } {
  if (exponent < 0) return { whole: '0', fraction: '0'.repeat(-exponent - 1) + digits }
  return { whole: digits.slice(0, exponent + 1).padEnd(exponent + 1, '0'), fraction: digits.slice(exponent + 1) }
}

/** `repr` of a float: `1.0`, `1e+16`, `inf`. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  if (!Number.isFinite(value)) return `${sign}inf`
  const { digits, exponent } = shortest(Math.abs(value))
  if (exponent < -4 || exponent >= 16) {
    const rest = digits.slice(1)
    return `${sign}${digits[0]}${rest ? `.${rest}` : ''}${exponentText(exponent)}`
  }
  const { whole, fraction } = placePoint(digits, exponent)
  return `${sign}${whole}.${fraction || '0'}`
}
