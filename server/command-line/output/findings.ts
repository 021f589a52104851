import type { Problem } from '../../errors.ts'
import type { Finding } from '../../templates/bundle/finding.ts'

/** `file:line:column`, as editors and terminals understand it. */
export const placeOf = ({ file, line, column }: Pick<Finding, 'file' | 'line' | 'column'>) =>
  [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')

/** Paths and values come from people we do not know; a terminal must not obey them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

export const printable = (text: string) =>
  text.replace(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

const oneLine = (text: string) => printable(text.replaceAll('\n', ' '))

/** One finding: where and which, then what, then what to do. */
export function showFinding(finding: Finding): string {
  const head = `${finding.severity}  ${placeOf(finding)}  ${finding.code}`
  const advice = finding.advice ? `  ${oneLine(finding.advice)}\n` : ''
  return `${oneLine(head)}\n  ${oneLine(finding.message)}\n${advice}`
}

/** What a `Problem` says, in the form of a finding. */
export function showProblem(problem: Problem): string {
  const place = problem.at ? `  ${problem.at}` : ''
  const head = oneLine(`error${place}  ${problem.reason}`)
  const issues = problem.issues.map(({ at, message }) => `  ${oneLine(`${at}: ${message}`)}\n`).join('')
  return `${head}\n  ${oneLine(withoutPlace(problem))}\n${issues}`
}

/** A message that begins with its place says it twice beside a finding. */
export const withoutPlace = ({ at, message }: Problem) =>
  at && message.startsWith(`${at}: `) ? message.slice(at.length + 2) : message

/** `2 errors, 1 warning` */
export function countFindings(findings: Finding[]): string {
  const counts = (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${words[severity][count === 1 ? 0 : 1]}`)
  return counts.join(', ') || 'no findings'
}

const words = { error: ['error', 'errors'], warning: ['warning', 'warnings'], info: ['note', 'notes'] } as const
