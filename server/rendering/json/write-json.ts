/** A float that happens to be whole, as YAML wrote it: `80.0`. Only languages that tell it from `80` look at it. */
export class WholeFloat {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }

  toString(): string {
    const text = String(this.value)
    return text.includes('e') ? text : `${text}.0`
  }

  toJSON(): number {
    return this.value
  }
}

/** JSON in which whole floats keep their point and long numbers every digit: what `JSON.stringify` would lose. */
export function writeJson(value: unknown, keysOf: (map: object) => string[] = Object.keys): string {
  if (value instanceof WholeFloat || typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map((item) => writeJson(item, keysOf)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const map = value as Record<string, unknown>
  const entries = keysOf(map).flatMap((key) =>
    map[key] === undefined ? [] : [`${JSON.stringify(key)}:${writeJson(map[key], keysOf)}`],
  )
  return `{${entries.join(',')}}`
}
