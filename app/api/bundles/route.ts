import type { ReadableStream } from 'node:stream/web'
import { createContext } from '../../../server/api/context.ts'
import { receiveBundle } from '../../../server/api/receive-bundle.ts'
import { readConfig } from '../../../server/config.ts'
import { Problem } from '../../../server/errors.ts'
import { log } from '../../../server/log.ts'
import { requestIdHeader, requestIdOf } from '../../_lib/request-headers.ts'
import { getMemberId } from '../auth/session.ts'
import { refuseForeignOrigin, statusOf } from '../trpc/admission.ts'

/** Registers the `.tar.gz` in the body as a draft of the template that the query names. */
export async function POST(request: Request) {
  const requestId = requestIdOf(request.headers)
  const started = performance.now()
  const tell = (outcome: string) =>
    log.info(
      { requestId, procedure: 'bundles', outcome, durationMs: Math.round(performance.now() - started) },
      'request',
    )
  try {
    admit(request)
    const ctx = await createContext({ memberId: await getMemberId(), requestId })
    const body = (request.body ?? new Blob([]).stream()) as unknown as ReadableStream<Uint8Array>
    const registered = await receiveBundle(ctx, { query: new URL(request.url).searchParams, body })
    tell('ok')
    return Response.json(registered, {
      status: registered.known ? 200 : 201,
      headers: { [requestIdHeader]: requestId },
    })
  } catch (error) {
    if (error instanceof Problem) {
      tell(error.reason)
      return answer(error, requestId)
    }
    log.error({ requestId, procedure: 'bundles', outcome: 'bug', err: error }, 'request')
    return answer(undefined, requestId)
  }
}

/** Everything that can be refused without reading a byte. The header cannot be sent by a form of another site. */
function admit(request: Request) {
  refuseForeignOrigin(request, readConfig().publicUrl)
  if (request.headers.get('x-hadron-upload') !== '1') {
    throw new Problem('FORBIDDEN', 'An upload carries the header x-hadron-upload: 1.', { reason: 'CSRF' })
  }
  const type = request.headers.get('content-type') ?? 'application/gzip'
  if (!/^application\/(x-)?(gzip|tar\+gzip|gtar|octet-stream|compressed-tar)\b/i.test(type)) {
    throw new Problem('UNSUPPORTED_MEDIA_TYPE', `An upload is a .tar.gz sent as application/gzip, not ${type}.`, {
      reason: 'CONTENT_TYPE',
    })
  }
}

function answer(problem: Problem | undefined, requestId: string) {
  const message = problem?.message ?? `Something went wrong on our side. Tell an operator the request id ${requestId}.`
  const { code, reason, at, issues } = problem ?? {
    code: 'INTERNAL_SERVER_ERROR',
    reason: 'BUG',
    at: undefined,
    issues: [],
  }
  return Response.json(
    { code, reason, message, at, issues, requestId },
    { status: problem ? statusOf(problem.code) : 500, headers: { [requestIdHeader]: requestId } },
  )
}
