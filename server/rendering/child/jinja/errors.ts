import type { RenderCode } from '../../request.ts'

/** The exceptions of Python and Jinja2 that a template can provoke. Some filters answer a default for some of them. */
export type ErrorKind =
  | 'AssertionError'
  | 'AttributeError'
  | 'FilterArgumentError'
  | 'IndexError'
  | 'KeyError'
  | 'NameError'
  | 'OverflowError'
  | 'RuntimeError'
  | 'SecurityError'
  | 'TemplateRuntimeError'
  | 'TypeError'
  | 'UndefinedError'
  | 'UnknownName'
  | 'ValueError'
  | 'ZeroDivisionError'

/** An operation that Python refuses. It has no place yet: the evaluator knows which node it was working on. */
export class PythonError extends Error {
  readonly kind: ErrorKind

  constructor(kind: ErrorKind, message: string) {
    super(message)
    this.kind = kind
  }
}

export const typeError = (message: string) => new PythonError('TypeError', message)
export const valueError = (message: string) => new PythonError('ValueError', message)
export const runtimeError = (message: string) => new PythonError('TemplateRuntimeError', message)
export const argumentError = (message: string) => new PythonError('FilterArgumentError', message)

export function isPythonError(cause: unknown, ...kinds: ErrorKind[]): cause is PythonError {
  return cause instanceof PythonError && kinds.includes(cause.kind)
}

/** Stops a rendering for a reason Jinja2 does not know: a limit, or a text that differs from run to run. */
export class Refusal extends Error {
  readonly code: RenderCode

  constructor(code: RenderCode, message: string) {
    super(message)
    this.code = code
  }
}

/** A template that cannot be read. `at` is an offset into the normalised source. */
export class SyntaxProblem extends Error {
  readonly code: RenderCode
  readonly at: number

  constructor(message: string, at: number, code: RenderCode = 'TEMPLATE_SYNTAX') {
    super(message)
    this.code = code
    this.at = at
  }
}
