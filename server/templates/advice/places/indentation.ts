import type { Finding } from '../../bundle/finding.ts'
import { fixLine, indentOf, isBlank, isOfEngine } from '../source.ts'

/** A line that begins where none of the lines it could belong to begins. */
export function misindented({ file, line = 1 }: Finding, lines: readonly string[]) {
  for (const at of [line, line - 1]) {
    const text = lines[at - 1]
    if (text === undefined || isBlank(text) || isOfEngine(text)) continue
    const own = indentOf(text).length
    const levels = levelsAbove(lines, at)
    const above = lines.slice(0, at - 1).findLast((each) => !isBlank(each) && !isOfEngine(each)) ?? ''
    const opens = /[:|>-]\s*$/.test(above)
    const deeper = own > (levels[0] ?? 0)
    if (levels.includes(own) || (deeper && opens)) continue
    const wanted = levels.toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own) || b - a)[0] ?? 0
    return {
      line: at,
      column: own + 1,
      message: `This line begins with ${spaces(own)}, and the lines it could belong to with ${listed(levels)}.`,
      advice: `Begin it with ${spaces(wanted)}, as its neighbours do.`,
      fixes: [
        fixLine(`Begin with ${spaces(wanted)}`, { file, line: at, from: 1, to: own + 1, text: ' '.repeat(wanted) }),
      ],
    }
  }
  return undefined
}

/** The indentations that are open above a line, the deepest first; those of lists count twice, with and without `- `. */
function levelsAbove(lines: readonly string[], at: number): number[] {
  const levels: number[] = []
  let least = Number.POSITIVE_INFINITY
  for (const text of lines.slice(0, at - 1).toReversed()) {
    if (isBlank(text) || isOfEngine(text)) continue
    const indent = indentOf(text).length
    const inner = /^\s*(?:-\s+)+/.exec(text)?.[0].length
    if (inner !== undefined && inner < least) levels.push(inner)
    if (indent < least) levels.push(indent)
    least = Math.min(least, indent)
    if (least === 0) break
  }
  return [...new Set(levels)]
}

const spaces = (count: number) => (count === 0 ? 'no space' : count === 1 ? '1 space' : `${count} spaces`)
const listed = (levels: readonly number[]) => levels.slice(0, 3).toReversed().join(' or ')
