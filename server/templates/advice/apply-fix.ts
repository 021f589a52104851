import type { Fix } from '../bundle/finding.ts'

/** The content of the fix's file after it; `undefined` is a file that is not there yet. */
export function applyFix(content: string | undefined, { from, to, text }: Fix): string {
  const before = content ?? ''
  return before.slice(0, offsetOf(before, from)) + text + before.slice(offsetOf(before, to))
}

function offsetOf(content: string, { line, column }: Fix['from']): number {
  const lines = content.split('\n')
  const above = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  return Math.min(above + column - 1, content.length)
}
