import { initTRPC, TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import type { Ctx } from '../context.ts'
import { isCollision } from '../db.ts'
import { Problem } from '../errors.ts'
import { log } from '../log.ts'
import type { RequestContext } from './context.ts'
import { speakPlainly } from './input-words.ts'

speakPlainly()

const t = initTRPC.context<RequestContext>().create({
  // Without signs of life a page would believe in a connection that a sleeping laptop or a proxy has long cut.
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error, ctx }) {
    const problem = error.cause instanceof Problem ? error.cause : undefined
    return {
      ...shape,
      // The stack and the cause stay in the log.
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        reason: problem?.reason ?? shape.data.code,
        at: problem?.at,
        issues: problem?.issues ?? inputIssues(error),
        requestId: ctx?.requestId,
      },
    }
  },
})

const inputIssues = ({ cause }: TRPCError) =>
  cause instanceof ZodError
    ? cause.issues.map(({ path, message }) => ({ at: `/${path.map(String).join('/')}`, message }))
    : []

/** The one place where a Problem becomes a transport error. Everything else is a bug: logged whole, shown without detail. */
const problems = t.middleware(async ({ next, path, type, ctx }) => {
  const started = performance.now()
  const result = await next()
  const durationMs = Math.round(performance.now() - started)
  const line = { requestId: ctx.requestId, actor: ctx.actor?.name, procedure: path, type, durationMs }
  if (result.ok) {
    log.info({ ...line, outcome: 'ok' }, 'request')
    return result
  }
  const { error } = result
  if (error.cause instanceof Problem) {
    log.info({ ...line, outcome: error.cause.reason }, 'request')
    throw new TRPCError({ code: error.cause.code, message: error.cause.message, cause: error.cause })
  }
  if (error.cause instanceof ZodError) {
    log.info({ ...line, outcome: 'INPUT' }, 'request')
    throw new TRPCError({ code: 'BAD_REQUEST', message: inputSentence(error.cause), cause: error.cause })
  }
  if (error.code !== 'INTERNAL_SERVER_ERROR') {
    log.info({ ...line, outcome: error.code }, 'request')
    return result
  }
  if (isCollision(error.cause)) {
    log.warn({ ...line, outcome: 'COLLISION' }, 'request')
    throw new TRPCError({ code: 'CONFLICT', message: 'Somebody changed the same thing at the same moment. Try again.' })
  }
  log.error({ ...line, outcome: 'bug', err: error.cause ?? error }, 'request')
  throw new TRPCError({
    code: 'INTERNAL_SERVER_ERROR',
    message: `Something went wrong on our side. Tell an operator the request id ${ctx.requestId}.`,
    cause: error.cause,
  })
})

function inputSentence({ issues: [first] }: ZodError) {
  const place = first?.path.map(String).join('.')
  const words = first?.message ?? 'The input does not fit.'
  // "name is missing." reads on; a schema's own sentence stands for itself.
  return place ? `${place}${/^[a-z]/.test(words) ? ' ' : ': '}${words}` : words
}

/** Everything but signing in needs a member. */
const requireActor = t.middleware(({ ctx, next }) => {
  if (!ctx.actor) {
    throw new Problem('UNAUTHORIZED', 'You are not signed in, or your session has ended. Sign in again.')
  }
  return next({ ctx: { ...ctx, actor: ctx.actor } satisfies Ctx })
})

export const router = t.router
export const signedIn = t.procedure.use(problems).use(requireActor)
export const createCallerFactory = t.createCallerFactory
