export interface Lines {
  /** Counts from 1. */
  lineOf(at: number): number
  placeOf(at: number): { line: number; column: number }
}

/** Lines and columns of offsets into a text. */
export function lineCounter(text: string): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const lineOf = (at: number): number => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low + 1
  }
  return { lineOf, placeOf: (at) => ({ line: lineOf(at), column: at - (starts[lineOf(at) - 1] ?? 0) + 1 }) }
}
