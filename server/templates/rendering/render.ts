import { createHash } from 'node:crypto'
import { parseTemplate } from '../../cloudformation/template/parse.ts'
import { type Template, TemplateError } from '../../cloudformation/template/template.ts'
import { Problem } from '../../errors.ts'
import { writeJson } from '../../rendering/json/write-json.ts'
import type { RenderPool } from '../../rendering/pool.ts'
import type { LineOrigins, RenderProblem, RenderRequest } from '../../rendering/request.ts'
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
export async function renderPart(pool: RenderPool, request: RenderPart): Promise<RenderedPart> {
  const { origins: _, ...rendered } = await renderTraced(pool, request)
  return rendered
}

/** As `renderPart`, and where each rendered line was written: for authors, who look from one to the other. */
export async function renderTraced(
  pool: RenderPool,
  { bundle, part, names, read = parseTemplate }: RenderPart,
): Promise<RenderedPart & { origins: LineOrigins }> {
  const isJinja = bundle.parts[part]?.engine === 'jinja'
  const seen = isJinja ? writeJson(protonNames(part, names, bundle.schema)) : names
  const rendered = await renderText(pool, { bundle, part, names: seen })
  const parameters = parametersFor(part, parseRendered(rendered, read), bundle.schema[part] ?? {}, names)
  return {
    body: rendered.text,
    parameters,
    digest: digestOf(rendered.text, parameters),
    origins: rendered.origins,
  }
}

/** What an engine made of a template, byte for byte, and where each of its lines was written. */
export interface RenderedText {
  file: string
  text: string
  origins: LineOrigins
}

type RenderText = Pick<RenderPart, 'bundle' | 'part'> & Pick<RenderRequest, 'names'>

/** Renders one part with names as they are given: nothing is added, left out or read afterwards. */
export async function renderText(pool: RenderPool, { bundle, part, names }: RenderText): Promise<RenderedText> {
  const template = bundle.parts[part]
  if (!template) throw new Problem('BAD_REQUEST', `The bundle has no ${part} template.`, { reason: 'RENDER_PART' })
  const { partials, digest: bundleDigest } = bundle
  const result = await pool.render({ ...template, names, partials, bundleDigest })
  if (!result.ok) throw templateProblem(result.problem)
  const { text, origins } = result
  requireUnicode(template.file, text, origins)
  return { file: template.file, text, origins }
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

/** A name or an escape in the template can hold half of a character; no file can, and Python would not print it. */
function requireUnicode(file: string, text: string, origins: LineOrigins) {
  const found = /[\ud800-\udfff]/u.exec(text)
  if (!found) return
  const at = originOf(origins, text.slice(0, found.index).split('\n').length, file)
  const message = `${at}: the rendered text holds half of a surrogate pair. Write the whole character.`
  throw new Problem('BAD_REQUEST', message, { reason: 'TEMPLATE_VALUE', at })
}

/** Reads a rendered text as CloudFormation would; what it refuses is a `Problem` on the author's own line. */
export function parseRendered({ file, text, origins }: RenderedText, read: (body: string) => Template): Template {
  try {
    return read(text)
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
