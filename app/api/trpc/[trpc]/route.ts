import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { createContext } from '../../../../server/api/context.ts'
import { appRouter } from '../../../../server/api/router.ts'
import { shutdownSignal } from '../../../../server/boot/shutdown.ts'
import { readConfig } from '../../../../server/config.ts'
import { Problem } from '../../../../server/errors.ts'
import { requestIdHeader, requestIdOf } from '../../../_lib/request-headers.ts'
import { getMemberId } from '../../auth/session.ts'
import { readBody, refuseForeignPage, statusOf } from '../admission.ts'

const maxBatchSize = 10

async function answer(request: Request) {
  const requestId = requestIdOf(request.headers)
  try {
    refuseForeignPage(request, readConfig().publicUrl)
    const body = request.method === 'POST' ? await readBody(request) : undefined
    // Streams end when the page goes away, and when the server stops.
    const signal = AbortSignal.any([request.signal, shutdownSignal()])
    const response = await fetchRequestHandler({
      endpoint: '/api/trpc',
      req: new Request(request.url, { method: request.method, headers: request.headers, body, signal }),
      router: appRouter,
      allowBatching: true,
      allowMethodOverride: true,
      maxBatchSize,
      createContext: async () => createContext({ memberId: await getMemberId(), requestId }),
    })
    response.headers.set(requestIdHeader, requestId)
    return response
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return refusal(error, requestId)
  }
}

/** The same shape as every error of the API, so that one reader serves all. */
function refusal({ code, reason, message }: Problem, requestId: string) {
  const status = statusOf(code)
  const data = { code, httpStatus: status, reason, issues: [], requestId }
  return Response.json(
    { error: { message, code: -32600, data } },
    { status, headers: { [requestIdHeader]: requestId } },
  )
}

export { answer as GET, answer as POST }
