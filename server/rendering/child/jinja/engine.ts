import type { RenderProblem, RenderRequest, RenderResult } from '../../request.ts'
import { type ErrorKind, PythonError, Refusal, SyntaxProblem } from './errors.ts'
import { normalise } from './language/lexer/lexer.ts'
import { type Lines, lineCounter } from './language/lexer/lines.ts'
import { parseTemplate } from './language/parse.ts'
import { Self } from './library/objects/blocks.ts'
import { globals } from './library/objects/globals.ts'
import { freeMark } from './library/proton/line-mark.ts'
import { Context } from './runtime/context.ts'
import { Frame } from './runtime/frame.ts'
import { Result } from './runtime/output.ts'
import { known } from './runtime/registry.ts'
import { renderAll } from './runtime/render.ts'
import { type Run, startRun } from './runtime/run.ts'
import { readNames } from './values/read.ts'

/**
 * Renders a template as Python's Jinja2 3.1 does with Proton's settings: no autoescape, no trimmed blocks, undefined
 * names are errors. The tree is walked; nothing is compiled to JavaScript, values are never JavaScript objects that a
 * template could look into, and every step is counted. The same request always gives the same text.
 */
export function renderJinja(request: RenderRequest): RenderResult {
  const lines = lineCounter(normalise(request.source))
  let run: Run | undefined
  try {
    const template = parseTemplate(request.source, known)
    const names = readNames(request.names)
    const mark = freeMark(request)
    const context = new Context(new Map([...globals, ...names]))
    const result = new Result(request.file, lines.lineOf, mark)
    run = startRun(template, context, result, mark)
    renderRoot(run)
    return { ok: true, ...result.finish() }
  } catch (cause) {
    return { ok: false, problem: problemOf(cause, request.file, lines, run) }
  }
}

function renderRoot(run: Run) {
  const { scope, body } = run.template
  const frame = Frame.enter(scope, run.context)
  frame.publishes = run.context
  if (scope.loads.get('self')?.from === 'parameter') frame.vars.set('self', new Self(run))
  renderAll(run, frame, body)
}

const codes: Partial<Record<ErrorKind, RenderProblem['code']>> = {
  UndefinedError: 'TEMPLATE_UNDEFINED',
  SecurityError: 'TEMPLATE_FORBIDDEN',
  UnknownName: 'TEMPLATE_HELPER',
}

/** The line is Jinja2's; of a longer expression, the column is where it begins. */
function placeIn({ at, lineAt }: Run, lines: Lines) {
  return lines.placeOf(lines.lineOf(at) === lines.lineOf(lineAt) ? at : lineAt)
}

function problemOf(cause: unknown, file: string, lines: Lines, run: Run | undefined): RenderProblem {
  if (cause instanceof SyntaxProblem) {
    return { code: cause.code, message: cause.message, file, ...lines.placeOf(cause.at) }
  }
  const place = run ? placeIn(run, lines) : {}
  if (cause instanceof Refusal) return { code: cause.code, message: cause.message, file, ...place }
  if (cause instanceof PythonError) {
    const code = codes[cause.kind]
    return {
      code: code ?? 'TEMPLATE_VALUE',
      message: code ? cause.message : `${cause.kind}: ${cause.message}`,
      file,
      ...place,
    }
  }
  // A full stack leaves the process usable; anything else is a bug of the engine and ends it.
  if (!(cause instanceof RangeError)) throw cause
  return { code: 'TEMPLATE_RECURSION', message: 'The template nests too deeply to be rendered.', file, ...place }
}
