/** `value.hex()` of a float: `0x1.8000000000000p+0`, with all 13 digits behind the point. */
export function hexOfFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  if (!Number.isFinite(value)) return `${sign}inf`
  if (value === 0) return `${sign}0x0.0p+0`
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  const high = bits.getUint32(0) & 0x7fffffff
  const fraction = ((BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4))).toString(16).padStart(13, '0')
  // Below the smallest normal float the digit before the point is 0 and the exponent stays.
  const [lead, exponent] = high >>> 20 === 0 ? [0, -1022] : [1, (high >>> 20) - 1023]
  return `${sign}0x${lead}.${fraction}p${exponent < 0 ? '' : '+'}${exponent}`
}
