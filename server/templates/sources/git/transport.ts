import type { GitHttpRequest, GitHttpResponse, HttpClient } from 'isomorphic-git'
import { Problem } from '../../../errors.ts'

/** What a repository may send for one commit, packed. A bundle is at most 20 MB unpacked. */
export const maximumBytes = 64 * 1_048_576

/** A hung server never holds a worker for longer. */
export const deadlineMs = 60_000

const maximumRedirects = 5

interface Transport {
  /** Sent to this host and nowhere else. */
  token: string | undefined
  signal: AbortSignal
}

/**
 * HTTP for isomorphic-git: with a deadline, a limit on what is read, and redirects that never carry the token to
 * another host. Throws `Problem`s whose words are for the person who typed the address.
 */
export function openTransport({ token, signal }: Transport): HttpClient {
  let read = 0
  const count = (bytes: number) => {
    read += bytes
    if (read > maximumBytes) {
      throw new Problem(
        'PAYLOAD_TOO_LARGE',
        `The repository sent more than ${maximumBytes / 1_048_576} MB for one commit. Keep templates in a repository of their own.`,
        { reason: 'SOURCE_TOO_LARGE' },
      )
    }
  }
  return {
    async request({ url, method = 'GET', headers = {}, body }: GitHttpRequest): Promise<GitHttpResponse> {
      const sent = body ? await collect(body) : undefined
      const response = await follow({ url, method, headers, body: sent, token, signal })
      return {
        url: response.url,
        method,
        statusCode: response.status,
        statusMessage: response.statusText,
        headers: Object.fromEntries(response.headers),
        body: counted(response, count),
      }
    },
  }
}

interface Call {
  url: string
  method: string
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer> | undefined
  token: string | undefined
  signal: AbortSignal
}

async function follow({ url, method, headers, body, token, signal }: Call): Promise<Response> {
  const home = new URL(url).host
  let next = new URL(url)
  for (let redirects = 0; redirects <= maximumRedirects; redirects += 1) {
    const authorization: Record<string, string> = token && next.host === home ? { authorization: basic(token) } : {}
    const response = await fetch(next, {
      method,
      headers: { ...headers, ...authorization },
      ...(body ? { body } : {}),
      redirect: 'manual',
      signal,
    })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || !location) return response
    await response.body?.cancel()
    const target = new URL(location, next)
    if (target.protocol !== next.protocol && target.protocol !== 'https:') {
      throw refusedRedirect(next.host, `${target.protocol}//${target.host}`)
    }
    next = target
  }
  throw new Problem('UNPROCESSABLE_CONTENT', `${home} redirects in a circle (${maximumRedirects} times).`, {
    reason: 'SOURCE_UNREACHABLE',
  })
}

const refusedRedirect = (from: string, to: string) =>
  new Problem(
    'UNPROCESSABLE_CONTENT',
    `${from} redirects to ${to}, which is not https. Write the address it moved to.`,
    {
      reason: 'SOURCE_UNREACHABLE',
    },
  )

/** Git hosts take a token as a password; the name beside it is not looked at. */
const basic = (token: string) => `Basic ${Buffer.from(`hadron:${token}`).toString('base64')}`

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

async function* counted(response: Response, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  if (!response.body) return
  for await (const chunk of response.body) {
    count(chunk.byteLength)
    yield chunk
  }
}
