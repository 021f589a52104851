import { createHash } from 'node:crypto'
import { parseTemplate } from '../../cloudformation/template/parse.ts'
import { type Template, TemplateError } from '../../cloudformation/template/template.ts'
import { Problem } from '../../errors.ts'
import type { RenderPool } from '../../rendering/pool.ts'
import type { LineOrigins, RenderProblem } from '../../rendering/request.ts'
import type { Bundle, Part } from '../bundle/bundle.ts'
import { parametersFor } from '../bundle/parameters.ts'
import { protonNames } from './proton-names.ts'

/** A stack to be: what is sent to CloudFormation. Equal digests mean that there is nothing to deploy. */
export interface RenderedPart {
  body: string
  parameters: Record<string, string>
  /** SHA-256 over the body and the sorted parameters. */
  digest: string
}

interface RenderPart {
  bundle: Bundle
  part: Part
  /** From `renderNames`. */
  names: Record<string, unknown>
  /** Reads the rendered text; who renders thousands that are alike may remember some. Throws a `TemplateError`. */
  read?: (body: string) => Template
}

/**
 * Renders one part of a bundle and checks that CloudFormation could read it. The same bundle and names always give the
 * same bytes and digest. Throws a `Problem` whose `at` is the author's file, line and column.
 */
export async function renderPart(
  pool: RenderPool,
  { bundle, part, names, read = parseTemplate }: RenderPart,
): Promise<RenderedPart> {
  const template = bundle.parts[part]
  if (!template) throw new Problem('BAD_REQUEST', `The bundle has no ${part} template.`, { reason: 'RENDER_PART' })
  const { partials, digest: bundleDigest } = bundle
  const seen = template.engine === 'jinja' ? protonNames(part, names, bundle.schema) : { names }
  const result = await pool.render({ ...template, ...seen, partials, bundleDigest })
  if (!result.ok) throw templateProblem(result.problem)
  const body = result.text
  const parsed = parse(template.file, () => read(body), result.origins)
  const parameters = parametersFor(part, parsed, bundle.schema[part] ?? {}, names)
  return { body, parameters, digest: digestOf(body, parameters) }
}

function digestOf(body: string, parameters: Record<string, string>): string {
  const sorted = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([body, sorted]))
    .digest('hex')
}

/** The author's mistakes are a bad request; what only shows when it runs cannot be processed. */
const unprocessable = new Set([
  'TEMPLATE_TIMEOUT',
  'TEMPLATE_MEMORY',
  'TEMPLATE_OUTPUT_TOO_LARGE',
  'TEMPLATE_QUARANTINED',
  'RENDERER_DIED',
])

function templateProblem({ code, message, file, line, column }: RenderProblem): Problem {
  const at = line === undefined ? file : `${file}:${line}:${column ?? 1}`
  return new Problem(unprocessable.has(code) ? 'UNPROCESSABLE_CONTENT' : 'BAD_REQUEST', `${at}: ${message}`, {
    reason: code,
    at,
  })
}

/** CloudFormation's words for more than 500 resources or 200 parameters, outputs and mappings. */
const overLimit = /Number of .* is greater than maximum allowed/

function parse(file: string, read: () => Template, origins: LineOrigins): Template {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof TemplateError)) throw cause
    throw invalidTemplate(file, cause, origins)
  }
}

function invalidTemplate(file: string, cause: TemplateError, origins: LineOrigins): Problem {
  const rendered = cause.line === undefined ? '' : ` (rendered line ${cause.line})`
  const at = cause.line === undefined ? file : originOf(origins, cause.line, file)
  const said = cause.message.replace(/ \(line \d+, column \d+\)$/, '').replace(/\.$/, '')
  const reason = overLimit.test(said) ? 'CFN_LIMIT' : 'RENDER_INVALID'
  return new Problem('BAD_REQUEST', `${at}: ${said}${rendered}.`, { reason, at, cause })
}

function originOf({ files, fileOfLine, lineOfLine }: LineOrigins, renderedLine: number, file: string): string {
  // A document that ends too early is wrong on the line after its last.
  const index = Math.min(renderedLine, lineOfLine.length) - 1
  const origin = files[fileOfLine[index] ?? 0]
  return origin === undefined ? file : `${origin}:${lineOfLine[index]}`
}
