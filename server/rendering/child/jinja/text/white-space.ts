/** What `str.isspace` and `\s` mean in Python; JavaScript's `\s` is another set. */
const set = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const leading = new RegExp(`^[${set}]+`)
const single = new RegExp(`[${set}]`)
const runs = new RegExp(`[${set}]+`)
const runsKept = new RegExp(`([${set}]+)`)
const separators = '\\n-\\r\\x1c-\\x1e\\x85\\u2028\\u2029'
const lineEnds = new RegExp(`\\r\\n|[${separators}]`)

export const spaceSet = set

export const isSpace = (character: string) => single.test(character)

export const stripStart = (text: string) => text.replace(leading, '')

export function stripEnd(text: string): string {
  let end = text.length
  while (end > 0 && single.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

export const strip = (text: string) => stripStart(stripEnd(text))

/** `text.split()` */
export const words = (text: string): string[] => strip(text).split(runs).filter(Boolean)

/** Words and the white space between them, in turns: `re.split(r'(\s+)', text)`. */
export const wordsAndSpaces = (text: string): string[] => text.split(runsKept)

/** `text.splitlines(keepends)` */
export function splitLines(text: string, ends: 'kept' | 'dropped' = 'dropped'): string[] {
  const lines: string[] = []
  let rest = text
  while (rest !== '') {
    const found = lineEnds.exec(rest)
    if (!found) {
      lines.push(rest)
      break
    }
    const end = found.index + found[0].length
    lines.push(rest.slice(0, ends === 'kept' ? end : found.index))
    rest = rest.slice(end)
  }
  return lines
}
