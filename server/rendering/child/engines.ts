import type { RenderRequest, RenderResult } from '../request.ts'
import { renderHandlebars } from './handlebars/engine.ts'

/** A template language. Pure: the same request gives the same answer; problems of the template are answers too. */
export type Engine = (request: RenderRequest) => RenderResult

const jinja: Engine = ({ file }) => ({
  ok: false,
  problem: {
    code: 'TEMPLATE_ENGINE',
    message: 'Jinja rendering is not available in this release. Use handlebars.',
    file,
  },
})

export const engines: Record<RenderRequest['engine'], Engine> = { handlebars: renderHandlebars, jinja }
