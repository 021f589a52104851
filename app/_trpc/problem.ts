/** What the portal knows of an answer that is not the wanted one. */
export interface ProblemAnswer {
  code: string
  /** Stable, upper snake case, such as `VERSION_PUBLISHED`. */
  reason: string
  message: string
  /** The field or place it is about, when it is about one. */
  at: string | undefined
  /** Several things are wrong at once, each with its place: `/desired_count`. */
  issues: { at: string; message: string }[]
  requestId: string | undefined
}

/** Reads what a query or a mutation was refused with. An answer that never came says so. */
export function problemOf(error: unknown): ProblemAnswer {
  const message = error instanceof Error ? error.message : String(error)
  const data: unknown = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined
  if (!isProblemData(data))
    return {
      code: 'UNREACHABLE',
      reason: 'UNREACHABLE',
      message: offline(message),
      at: undefined,
      issues: [],
      requestId: undefined,
    }
  return {
    code: data.code,
    reason: data.reason ?? data.code,
    message,
    at: data.at,
    issues: data.issues ?? [],
    requestId: data.requestId,
  }
}

/** The messages of a problem by their place, as forms want them: `{ '/desired_count': '…' }`. */
export const issuesByPlace = (error: unknown): Record<string, string> =>
  Object.fromEntries(problemOf(error).issues.map(({ at, message }) => [at, message]))

interface ProblemData {
  code: string
  reason?: string
  at?: string
  issues?: { at: string; message: string }[]
  requestId?: string
}

const isProblemData = (data: unknown): data is ProblemData =>
  typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string'

const offline = (message: string) =>
  /fetch|network|load failed/i.test(message)
    ? 'The portal does not answer. Check your connection; nothing was changed.'
    : message
