import { type ProblemAnswer, problemOf } from './problem.ts'

const mark = 'HADRON:'

/**
 * Next.js keeps the messages of server errors from the browser and passes on only their digest. Our own problems are
 * written for people to read, so they travel in it.
 */
export function withDigest<Thrown extends Error>(error: Thrown): Thrown & { digest: string } {
  return Object.assign(error, { digest: mark + JSON.stringify({ ...problemOf(error), issues: [] }) })
}

export function readDigest(digest: string | undefined): ProblemAnswer | undefined {
  if (!digest?.startsWith(mark)) return undefined
  return JSON.parse(digest.slice(mark.length)) as ProblemAnswer
}
