import { RE2JS, RE2JSException } from 're2js'

/** A compiled pattern of a schema. Matching takes time in proportion to the text, whatever the pattern. */
export interface LinearPattern {
  test(text: string): boolean
  /** The pattern itself: ajv tells compiled patterns apart by it. */
  toString(): string
}

const compiled = new Map<string, LinearPattern | { unsupported: string }>()
const kept = 2_000

/** Patterns are searched anywhere in the text, as JSON Schema and Proton do; anchor them with ^ and $. */
export function compilePattern(pattern: string): LinearPattern | { unsupported: string } {
  const known = compiled.get(pattern)
  if (known) return known
  const result = compileOnce(pattern)
  if (compiled.size >= kept) compiled.clear()
  compiled.set(pattern, result)
  return result
}

function compileOnce(pattern: string): LinearPattern | { unsupported: string } {
  const why = unsupported(pattern)
  if (why) return { unsupported: why }
  try {
    const machine = RE2JS.compile(RE2JS.translateRegExp(pattern))
    return { test: (text) => machine.matcher(text).find(), toString: () => pattern }
  } catch (cause) {
    if (!(cause instanceof RE2JSException)) throw cause
    return { unsupported: `It cannot be read (${cause.message.replace(/^error parsing regexp: /, '')}).` }
  }
}

function unsupported(pattern: string): string | undefined {
  if (pattern.length > 1_000) return `It is ${pattern.length} characters long; at most 1,000.`
  const bare = pattern.replace(/\\[\\[]/g, '  ')
  if (/\(\?[=!]/.test(bare)) return 'Look-ahead is not supported.'
  if (/\(\?<[=!]/.test(bare)) return 'Look-behind is not supported.'
  if (/\\[1-9]|\\k</.test(bare)) return 'Back-references are not supported.'
  return undefined
}

/** Whether other engines could need exponential time for it: a repeated group that repeats inside. Ours never does. */
export const isAmbiguous = (pattern: string) => /\((?:[^()\\]|\\.)*[+*](?:[^()\\]|\\.)*\)[+*{]/.test(pattern)
