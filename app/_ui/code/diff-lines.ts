/** One line of a comparison; the numbers are those of its line before and after. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed'
  text: string
  before: number | undefined
  after: number | undefined
}

/** Beyond this many differing lines the comparison would take longer than it is worth: all old, then all new. */
const maxCells = 4_000_000

/** Compares two texts line by line. What is equal at both ends is set aside first, so that long texts stay fast. */
export function diffLines(before: string, after: string): DiffLine[] {
  const old = toLines(before)
  const now = toLines(after)
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const middle = compare(old.slice(start, old.length - end), now.slice(start, now.length - end))
  const same = (lines: string[]) => lines.map((text) => ({ kind: 'same' as const, text }))
  return numbered([...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))])
}

type Unnumbered = Pick<DiffLine, 'kind' | 'text'>

const toLines = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

function compare(old: string[], now: string[]): Unnumbered[] {
  const removed = (text: string) => ({ kind: 'removed' as const, text })
  const added = (text: string) => ({ kind: 'added' as const, text })
  if (old.length * now.length > maxCells) return [...old.map(removed), ...now.map(added)]
  const common = commonLengths(old, now)
  const lines: Unnumbered[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]]
    if (was !== undefined && was === is) {
      lines.push({ kind: 'same', text: was })
      i++
      j++
    } else if (was !== undefined && (is === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push(removed(was))
      i++
    } else if (is !== undefined) {
      lines.push(added(is))
      j++
    }
  }
  return lines
}

const at = (table: Uint32Array[], i: number, j: number) => table[i]?.[j] ?? 0

/** How long the longest common sequence of `old` from i and `now` from j is. */
function commonLengths(old: string[], now: string[]) {
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--) {
    const row = table[i]
    if (!row) continue
    for (let j = now.length - 1; j >= 0; j--) {
      row[j] = old[i] === now[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  }
  return table
}

function numbered(lines: Unnumbered[]): DiffLine[] {
  let before = 0
  let after = 0
  return lines.map((line) => ({
    ...line,
    before: line.kind === 'added' ? undefined : ++before,
    after: line.kind === 'removed' ? undefined : ++after,
  }))
}

/** The changed lines with `context` equal lines around each; what lies between is a gap of so many lines. */
export function withContext(lines: DiffLine[], context = 3): (DiffLine | { gap: number })[] {
  const shown = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  )
  const result: (DiffLine | { gap: number })[] = []
  lines.forEach((line, index) => {
    const last = result.at(-1)
    if (shown[index]) result.push(line)
    else if (last && 'gap' in last) last.gap++
    else result.push({ gap: 1 })
  })
  return result
}
