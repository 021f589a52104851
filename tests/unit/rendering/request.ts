import { renderHandlebars } from '../../../server/rendering/child/handlebars/engine.ts'
import type { RenderRequest, RenderResult } from '../../../server/rendering/request.ts'

type Names = Record<string, unknown>

export const request = (source: string, names: Names = {}, partials: Record<string, string> = {}): RenderRequest => ({
  engine: 'handlebars',
  file: 'cloudformation.yaml',
  source,
  partials,
  names,
})

/** The rendered text; a problem fails the test with its whole content. */
export function rendered(source: string, names: Names = {}, partials: Record<string, string> = {}): string {
  const result = renderHandlebars(request(source, names, partials))
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.text
}

/** The problem; a template that renders fails the test. */
export function problem(source: string, names: Names = {}, partials: Record<string, string> = {}) {
  return problemOf(renderHandlebars(request(source, names, partials)))
}

export function problemOf(result: RenderResult) {
  if (result.ok) throw new Error(`rendered: ${result.text.slice(0, 200)}`)
  return result.problem
}
