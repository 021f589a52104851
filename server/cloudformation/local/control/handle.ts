import { ZodError, type ZodIssue } from 'zod'
import { ControlError } from './control-error.ts'
import type { ControlContext } from './place.ts'
import { ROUTES } from './routes.ts'

/** Answers a request to `/_hadron/…`. */
export function answerControl(
  context: ControlContext,
  method: string,
  url: URL,
  body: string,
): { status: number; body: unknown } {
  const name = url.pathname.replace(/^\/_hadron\/?/, '').replace(/\/$/, '')
  if (name === '') return { status: 200, body: { routes: Object.keys(ROUTES) } }
  const key = `${method} ${name}`
  const route = Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined
  if (!route) return { status: 404, body: { error: `There is no ${key}; GET /_hadron/ lists what there is.` } }
  try {
    return {
      status: 200,
      body: route(context, { query: url.searchParams, body: body === '' ? {} : JSON.parse(body) }) ?? {},
    }
  } catch (error) {
    if (error instanceof ControlError) return { status: error.status, body: { error: error.message } }
    if (error instanceof ZodError)
      return {
        status: 400,
        body: { error: error.issues.map(said).join('; ') },
      }
    if (error instanceof SyntaxError) return { status: 400, body: { error: 'The body is not JSON.' } }
    throw error
  }
}

function said({ path, message }: ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`
}
