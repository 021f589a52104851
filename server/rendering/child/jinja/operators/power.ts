/**
 * `base ** exponent` of floats, rounded as the C library of Python does it. JavaScript's own power is sometimes one unit
 * in the last place off, and differs between versions; this one is computed with 160 bits behind the point.
 */
export function floatPower(base: number, exponent: number): number {
  const rough = base ** exponent
  if (!Number.isFinite(rough) || rough === 0 || !Number.isFinite(base) || !Number.isFinite(exponent)) return rough
  if (base === 0 || Math.abs(rough) < 1e-300) return rough
  const magnitude = exactPower(Math.abs(base), exponent)
  return rough < 0 ? -magnitude : magnitude
}

const bits = 160n
const one = 1n << bits

function exactPower(base: number, exponent: number): number {
  const logarithm = naturalLogarithm(base)
  const { numerator, shift } = parts(exponent)
  const product = shift >= 0n ? (logarithm * numerator) << shift : (logarithm * numerator) >> -shift
  const halvings = product / ln2 - (product < 0n ? 1n : 0n)
  const fraction = exponential(product - halvings * ln2)
  // 64 bits of the result with a sticky one behind them, then the power of two, which is exact.
  const kept = (fraction >> (bits - 64n)) | 1n
  return Number(kept) * 2 ** -64 * 2 ** Number(halvings)
}

/** A float as `numerator * 2 ** shift`. */
function parts(value: number): { numerator: bigint; shift: bigint } {
  let [numerator, shift] = [value, 0n]
  while (!Number.isInteger(numerator)) {
    numerator *= 2
    shift--
  }
  return { numerator: BigInt(numerator), shift }
}

function naturalLogarithm(value: number): bigint {
  const { numerator, shift } = parts(value)
  const length = BigInt(numerator.toString(2).length)
  const mantissa = (numerator << bits) >> length
  return logarithmOfMantissa(mantissa) + (length + shift) * ln2
}

/** Of a number between a half and one: twice the area tangent of `(x - 1) / (x + 1)`. */
function logarithmOfMantissa(mantissa: bigint): bigint {
  const ratio = ((mantissa - one) << bits) / (mantissa + one)
  const square = (ratio * ratio) >> bits
  let [sum, term] = [0n, ratio]
  for (let divisor = 1n; term !== 0n && term !== -1n; divisor += 2n) {
    sum += term / divisor
    term = (term * square) >> bits
  }
  return 2n * sum
}

function exponential(value: bigint): bigint {
  let [sum, term] = [one, one]
  for (let divisor = 1n; term !== 0n; divisor++) {
    term = ((term * value) >> bits) / divisor
    sum += term
  }
  return sum
}

const ln2 = -logarithmOfMantissa(one >> 1n)
