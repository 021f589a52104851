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

/** JSON in which whole floats keep their point: what `JSON.stringify` would lose. */
export function writeJson(value: unknown): string {
  if (value instanceof WholeFloat) return value.toString()
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${writeJson(inner)}`).join(',')}}`
}
