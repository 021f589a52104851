/** The codes are the transport's own (tRPC), so no edge ever needs a second table. */
export type ProblemCode =
  | 'BAD_REQUEST'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'PRECONDITION_FAILED'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'UNPROCESSABLE_CONTENT'
  | 'TOO_MANY_REQUESTS'

interface ProblemFacts {
  /** Stable, upper snake case; what programs and documentation refer to, such as `BUNDLE_PATH`. */
  reason?: string
  /** Where in the person's own input: `schema/schema.yaml:12:3`, or a JSON path such as `/desired_count`. */
  at?: string
  /** Several things are wrong at once, each with its place. */
  issues?: { at: string; message: string }[]
  cause?: unknown
}

/** An answer, not a bug: what is wrong, where, and what to do. Anything else thrown is a bug and is shown without detail. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly reason: string
  readonly at: string | undefined
  readonly issues: { at: string; message: string }[]

  constructor(code: ProblemCode, message: string, facts: ProblemFacts = {}) {
    super(message, { cause: facts.cause })
    this.name = 'Problem'
    this.code = code
    this.reason = facts.reason ?? code
    this.at = facts.at
    this.issues = facts.issues ?? []
  }
}

export const notFound = (what: string) => new Problem('NOT_FOUND', `${what} does not exist, or is not yours to see.`)
export const conflict = (message: string, reason?: string) => new Problem('CONFLICT', message, { reason })
export const refused = (message: string, reason?: string) => new Problem('PRECONDITION_FAILED', message, { reason })
export const badRequest = (message: string, facts: ProblemFacts = {}) => new Problem('BAD_REQUEST', message, facts)
