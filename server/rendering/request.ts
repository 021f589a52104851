/** Everything one rendering needs. */
export interface RenderRequest {
  engine: 'handlebars' | 'jinja'
  /** The template's path in its bundle, for messages: `infrastructure/cloudformation.yaml`. */
  file: string
  source: string
  /** Name in the template → its text. Only from the same bundle. */
  partials: Record<string, string>
  /**
   * What a template may refer to: plain data, or the text of a JSON object, in which numbers keep their spelling
   * (`80.0`) and maps their order. Jinja shows both as Python does.
   */
  names: Record<string, unknown> | string
}

/** The digest tells the pool which bundle to hold off when it keeps killing renderers. */
export type PoolRequest = RenderRequest & { bundleDigest: string }

/** Where each rendered line was written: its file, as an index into `files`, and its line there. Index 0 is line 1. */
export interface LineOrigins {
  files: string[]
  /** Two lists of numbers: a template has thousands of lines, and they cross a process boundary. */
  fileOfLine: number[]
  lineOfLine: number[]
}

export type RenderResult = { ok: true; text: string; origins: LineOrigins } | { ok: false; problem: RenderProblem }

/** Why a template does not render. Data, not an exception: it is shown to the template's author. */
export interface RenderProblem {
  code: RenderCode
  message: string
  file: string
  /** Both count from 1. */
  line?: number
  column?: number
}

export type RenderCode =
  | 'TEMPLATE_SYNTAX'
  | 'TEMPLATE_DEPTH'
  | 'TEMPLATE_FORBIDDEN'
  | 'TEMPLATE_HELPER'
  | 'TEMPLATE_INCLUDE'
  | 'TEMPLATE_DYNAMIC_REF'
  | 'TEMPLATE_UNDEFINED'
  | 'TEMPLATE_NULL'
  | 'TEMPLATE_UNSAFE_VALUE'
  | 'TEMPLATE_VALUE'
  | 'TEMPLATE_RECURSION'
  | 'TEMPLATE_TIMEOUT'
  | 'TEMPLATE_MEMORY'
  | 'TEMPLATE_OUTPUT_TOO_LARGE'
  | 'TEMPLATE_TOO_LARGE'
  | 'TEMPLATE_QUARANTINED'
  | 'RENDERER_DIED'

/** Measured so that every honest template is far below and every hostile one far above. */
export const limits = {
  inputBytes: 1_048_576,
  /** What CloudFormation accepts from S3. */
  outputBytes: 1_048_576,
  /** Processor time of one rendering. */
  cpuMs: 2_000,
  /** For a renderer that hangs without using the processor, and on systems that do not tell how much was used. */
  wallClockMs: 15_000,
  residentBytes: 256 * 1_048_576,
  heapMegabytes: 96,
  /** Evaluated nodes; about half a second. Processor time is the boundary, steps give the same answer every time. */
  steps: 2_000_000,
  blockDepth: 50,
  elseChain: 200,
  expressions: 10_000,
  partialDepth: 20,
  listLength: 10_000,
} as const
