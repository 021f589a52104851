import { issuesByPlace, problemOf } from '../../_trpc/problem.ts'

export interface Refused {
  /** By field of the first step. */
  place: Record<string, string>
  /** By JSON pointer into the spec. */
  spec: Record<string, string> | undefined
  /** What belongs to no field. */
  rest: string | undefined
}

/** What a refused creation says, sorted by where it belongs. */
export function readRefusal(error: unknown): Refused {
  if (!error) return { place: {}, spec: undefined, rest: undefined }
  const { reason, message, issues } = problemOf(error)
  if (reason === 'SPEC_INVALID')
    return { place: {}, spec: issuesByPlace(error), rest: 'Some fields of the spec do not fit.' }
  if (reason === 'NAME_TAKEN') return { place: { name: message }, spec: undefined, rest: message }
  const place = Object.fromEntries(issues.map((issue) => [issue.at.slice(1), issue.message]))
  return { place, spec: undefined, rest: message }
}
