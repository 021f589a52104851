import type { RenderCode, RenderProblem } from '../../request.ts'

/** A place in a template as its author counts: from 1. */
export interface Place {
  file: string
  line: number
  column: number
}

/** Stops a rendering. Caught once, in `renderHandlebars`; everything else thrown is a bug of the engine. */
export class TemplateStop extends Error {
  readonly problem: RenderProblem

  constructor(code: RenderCode, message: string, place: Place) {
    super(message)
    this.problem = { code, message, ...place }
  }
}

/** Handlebars counts columns from 0. */
export function placeOf(file: string, node: { loc: hbs.AST.SourceLocation }): Place {
  return { file, line: node.loc.start.line, column: node.loc.start.column + 1 }
}

/** The nearest of the known names, when it is near enough to be a typing mistake. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (!best || distance < best.distance) best = { name: candidate, distance }
  }
  return best && best.distance <= Math.max(1, Math.floor(name.length / 3)) ? best.name : undefined
}

export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
