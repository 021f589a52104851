export interface FailingMember {
  name: string
  reason: string
}

/** Why a rollout paused by itself, with who failed and of what: `Paused: 1 failure, none allowed. orders/prod-eu: …`. */
export function pauseMessage(
  { failures, tolerance, canary }: { failures: number; tolerance: number; canary: boolean },
  failing: FailingMember[],
): string {
  const allowed = tolerance === 0 ? 'none' : String(tolerance)
  const where = canary ? ' in a canary' : ''
  const causes = groupCauses(failing).map(({ names, reason }) => `${listed(names)}: ${firstSentence(reason)}`)
  const shown = causes.slice(0, 3)
  const rest = causes.length > shown.length ? [`${causes.length - shown.length} more causes.`] : []
  return [
    `Paused: ${failures} ${failures === 1 ? 'failure' : 'failures'}${where}, ${allowed} allowed.`,
    ...shown,
    ...rest,
  ].join(' ')
}

/** Members that failed of the same thing, the most frequent cause first. */
export function groupCauses<M extends FailingMember>(
  failing: M[],
): { reason: string; names: string[]; members: M[] }[] {
  const groups = new Map<string, M[]>()
  for (const member of failing) {
    const cause = withoutName(member)
    const group = groups.get(cause)
    if (group) group.push(member)
    else groups.set(cause, [member])
  }
  return [...groups.values()]
    .toSorted((a, b) => b.length - a.length)
    .map((members) => ({ reason: members[0]?.reason ?? '', names: members.map(({ name }) => name), members }))
}

/** The same cause told of two members differs in their names only. */
const withoutName = ({ name, reason }: FailingMember) =>
  [name, ...name.split('/')].reduce((text, own) => text.replaceAll(own, '·'), reason)

function listed(names: string[]): string {
  const rest = names.length - 3
  return `${names.slice(0, 3).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function firstSentence(text: string): string {
  const sentence = /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text
  return sentence.length > 240 ? `${sentence.slice(0, 239)}…` : sentence
}
