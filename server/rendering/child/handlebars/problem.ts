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
