import { TRPCClientError, type TRPCLink } from '@trpc/client'
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server'
import { observable } from '@trpc/server/observable'
import type { RequestContext } from '../../server/api/context.ts'
import { type AppRouter, appRouter } from '../../server/api/router.ts'
import { withDigest } from './error-digest.ts'

/**
 * Calls procedures without HTTP, and otherwise as the browser does: the same permission, the same errors, and answers
 * that went through JSON, so that a date is an ISO string wherever the page is rendered.
 */
export function inProcessLink(createContext: () => Promise<RequestContext>): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const abort = new AbortController()
        answer(op.path, op.type, op.input, createContext, abort.signal).then(
          (data) => {
            observer.next({ result: { data } })
            observer.complete()
          },
          (error: unknown) => observer.error(withDigest(TRPCClientError.from(asError(error)))),
        )
        return () => abort.abort()
      })
}

type OperationType = 'query' | 'mutation' | 'subscription'

async function answer(
  path: string,
  type: OperationType,
  input: unknown,
  createContext: () => Promise<RequestContext>,
  signal: AbortSignal,
) {
  const ctx = await createContext()
  try {
    const data = await callTRPCProcedure({
      router: appRouter,
      path,
      type,
      ctx,
      signal,
      getRawInput: async () => throughJson(input),
      batchIndex: 0,
    })
    return throughJson(data)
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause)
    const shape = getTRPCErrorShape({ config: appRouter._def._config, error, type, path, input, ctx })
    throw TRPCClientError.from({ error: shape })
  }
}

const throughJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
