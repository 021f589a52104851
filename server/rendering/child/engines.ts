import type { RenderRequest, RenderResult } from '../request.ts'
import { renderHandlebars } from './handlebars/engine.ts'
import { renderJinja } from './jinja/engine.ts'

/** A template language. Pure: the same request gives the same answer; problems of the template are answers too. */
export type Engine = (request: RenderRequest) => RenderResult

export const engines: Record<RenderRequest['engine'], Engine> = { handlebars: renderHandlebars, jinja: renderJinja }
