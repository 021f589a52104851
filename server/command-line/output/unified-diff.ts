/** One line of a comparison: in both texts, only in the stored one, or only in the new one. */
interface DiffLine {
  sign: ' ' | '-' | '+'
  text: string
}

const context = 3
/** Beyond this many differences nobody reads a diff line by line; the middle is shown as replaced. */
const mostEdits = 2_000

/** The difference of two texts as `diff -u` shows it; empty when there is none. */
export function unifiedDiff(before: string, after: string, names: { before: string; after: string }): string {
  if (before === after) return ''
  const lines = compare(linesOf(before), linesOf(after))
  return `--- ${names.before}\n+++ ${names.after}\n${hunksOf(lines).join('')}`
}

/** A last line without a line break is another line than one with it. */
const noEnd = '\n\\ No newline at end of file'

function linesOf(text: string): string[] {
  const lines = text.split('\n')
  const last = lines.pop() ?? ''
  return last === '' ? lines : [...lines, last + noEnd]
}

function compare(before: string[], after: string[]): DiffLine[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++
  const same = (text: string): DiffLine => ({ sign: ' ', text })
  return [
    ...before.slice(0, start).map(same),
    ...edits(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ]
}

/** Myers' greedy comparison: the furthest point reached on each diagonal, for one more edit each time. */
function edits(before: string[], after: string[]): DiffLine[] {
  const most = Math.min(before.length + after.length, mostEdits)
  const furthest = new Map<number, number>([[1, 0]])
  const history: Map<number, number>[] = []
  for (let count = 0; count <= most; count++) {
    history.push(new Map(furthest))
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = stepTo(furthest, diagonal, count)
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++
      furthest.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) return walkBack(before, after, history)
    }
  }
  return [
    ...before.map((text): DiffLine => ({ sign: '-', text })),
    ...after.map((text): DiffLine => ({ sign: '+', text })),
  ]
}

function stepTo(furthest: Map<number, number>, diagonal: number, count: number): number {
  const [above, left] = [furthest.get(diagonal + 1) ?? -1, furthest.get(diagonal - 1) ?? -1]
  return diagonal === -count || (diagonal !== count && left < above) ? above : left + 1
}

function walkBack(before: string[], after: string[], history: Map<number, number>[]): DiffLine[] {
  const lines: DiffLine[] = []
  let [x, y] = [before.length, after.length]
  for (let count = history.length - 1; count >= 0; count--) {
    const furthest = history[count] ?? new Map()
    const diagonal = x - y
    const fromAbove = stepTo(furthest, diagonal, count) === (furthest.get(diagonal + 1) ?? -1)
    const isAbove = diagonal === -count || (diagonal !== count && fromAbove)
    const previous = isAbove ? diagonal + 1 : diagonal - 1
    const startX = count === 0 ? 0 : (furthest.get(previous) ?? 0)
    const startY = count === 0 ? 0 : startX - previous
    while (x > startX && y > startY && before[x - 1] === after[y - 1]) {
      lines.push({ sign: ' ', text: before[--x] ?? '' })
      y--
    }
    if (count === 0) break
    if (isAbove) lines.push({ sign: '+', text: after[--y] ?? '' })
    else lines.push({ sign: '-', text: before[--x] ?? '' })
  }
  return lines.reverse()
}

/** Changes with three lines around them; what is further apart is another hunk. */
function hunksOf(lines: DiffLine[]): string[] {
  const hunks: string[] = []
  const changed = lines.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]))
  for (let first = 0; first < changed.length; ) {
    let last = first
    while (last + 1 < changed.length && (changed[last + 1] ?? 0) - (changed[last] ?? 0) <= 2 * context) last++
    const from = Math.max(0, (changed[first] ?? 0) - context)
    hunks.push(hunk(lines, from, Math.min(lines.length, (changed[last] ?? 0) + context + 1)))
    first = last + 1
  }
  return hunks
}

function hunk(lines: DiffLine[], from: number, to: number): string {
  const count = (part: DiffLine[], sign: '-' | '+') =>
    part.filter((line) => line.sign === ' ' || line.sign === sign).length
  const [head, body] = [lines.slice(0, from), lines.slice(from, to)]
  const range = (sign: '-' | '+') => {
    const length = count(body, sign)
    return `${sign}${count(head, sign) + (length === 0 ? 0 : 1)}${length === 1 ? '' : `,${length}`}`
  }
  return `@@ ${range('-')} ${range('+')} @@\n${body.map(({ sign, text }) => `${sign}${text}\n`).join('')}`
}
