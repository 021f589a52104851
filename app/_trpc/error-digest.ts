import { type ProblemAnswer, problemOf } from './problem.ts'

const mark = 'HADRON:'

/**
 * Next.js keeps the messages of server errors from the browser and passes on only their digest. Our own problems are
 * written for people to read, so they travel in it.
 */
export function withDigest<Thrown extends Error>(error: Thrown): Thrown & { digest: string } {
  const { cause } = error
  // A redirect, to the sign-in page for one, is an error with a digest of its own.
  if (cause instanceof Error && 'digest' in cause) return Object.assign(error, { digest: String(cause.digest) })
  return Object.assign(error, { digest: mark + JSON.stringify({ ...problemOf(error), issues: [] }) })
}

export function readDigest(digest: string | undefined): ProblemAnswer | undefined {
  if (!digest?.startsWith(mark)) return undefined
  // Next.js may put a code of its own behind it.
  return JSON.parse(digest.slice(mark.length, digest.lastIndexOf('}') + 1)) as ProblemAnswer
}
