import { Problem, type ProblemCode } from '../../../server/errors.ts'

export const maxBodyBytes = 1024 * 1024

/**
 * A browser sends our cookie along with whatever page made it ask. So a page of another site, and forms of any site,
 * are refused before anything is read. Programs send neither header and prove themselves otherwise.
 */
export function refuseForeignPage(request: Request, publicUrl: string) {
  if (request.method !== 'POST') return
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) {
    throw new Problem(
      'FORBIDDEN',
      `Calls that change something are sent as application/json; this one came as ${type || 'nothing'}.`,
      { reason: 'CONTENT_TYPE' },
    )
  }
  refuseForeignOrigin(request, publicUrl)
}

/** The part of it that holds for every call, whatever its body is. */
export function refuseForeignOrigin(request: Request, publicUrl: string) {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if ((site && site !== 'same-origin' && site !== 'none') || (origin && !isOurs(origin, request, publicUrl))) {
    throw new Problem(
      'FORBIDDEN',
      `A page of ${origin ?? 'another site'} may not call Hadron. Open ${publicUrl} instead.`,
      {
        reason: 'FOREIGN_ORIGIN',
      },
    )
  }
}

/** Behind a reverse proxy the request says the inner host, and the configuration says the outer one: both are us. */
function isOurs(origin: string, request: Request, publicUrl: string) {
  const host = request.headers.get('host')
  return origin === new URL(publicUrl).origin || origin === `http://${host}` || origin === `https://${host}`
}

/** The whole body as text, or a refusal as soon as it is known to be too large. */
export async function readBody(request: Request): Promise<string> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > maxBodyBytes) throw tooLarge(announced)
  const decoder = new TextDecoder()
  let text = ''
  let read = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    read += chunk.byteLength
    if (read > maxBodyBytes) throw tooLarge(read)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

const tooLarge = (bytes: number) =>
  new Problem(
    'PAYLOAD_TOO_LARGE',
    `The request has ${bytes} bytes or more; at most ${maxBodyBytes} (1 MiB) are accepted.`,
    {
      reason: 'BODY_TOO_LARGE',
    },
  )

const statuses: Record<ProblemCode, number> = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNPROCESSABLE_CONTENT: 422,
  TOO_MANY_REQUESTS: 429,
}
export const statusOf = (code: ProblemCode) => statuses[code]
