import { formatWord } from '../../../../_lib/format.ts'
import type { Fact } from '../../../../_ui/text/description-list.tsx'
import type { EnvironmentChoices, EnvironmentDraft } from './environment-draft.ts'

/** What is wrong with each field of the first step. */
export const placeProblems = (draft: EnvironmentDraft, nameProblem: string | undefined) => ({
  name: nameProblem,
  accountId: draft.accountId ? undefined : 'Choose an account.',
  teamId: draft.teamId ? undefined : 'Choose the team that owns it.',
})

export type PlaceField = keyof ReturnType<typeof placeProblems>

/** The first step, to be read. */
export function placeFacts(draft: EnvironmentDraft, { template, accounts, teams }: EnvironmentChoices): Fact[] {
  const account = accounts.find(({ id }) => id === draft.accountId)
  return [
    { label: 'Name', value: draft.name },
    { label: 'Description', value: draft.description || '–' },
    { label: 'Template', value: `${template.title} ${draft.version}` },
    { label: 'Account', value: account ? `${account.name}, ${account.region}` : '–' },
    { label: 'Stage', value: formatWord(draft.stage) },
    { label: 'Team', value: teams.find(({ id }) => id === draft.teamId)?.name ?? '–' },
  ]
}
