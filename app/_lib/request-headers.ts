export const requestIdHeader = 'x-request-id'

/** Set by the proxy on its way to the page: layouts of Next.js are not told which path they are rendered for. */
export const pathHeader = 'x-hadron-path'

const acceptable = /^[\w-]{8,64}$/

export const newRequestId = () => `req-${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`

/** The id a caller gave its request, when it is one that may stand in a log; else a new one. */
export function requestIdOf(headers: Headers) {
  const given = headers.get(requestIdHeader)
  return given && acceptable.test(given) ? given : newRequestId()
}
