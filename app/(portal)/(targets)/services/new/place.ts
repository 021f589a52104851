import type { Fact } from '../../../../_ui/text/description-list.tsx'
import type { ServiceChoices, ServiceDraft } from './service-draft.ts'

/** What is wrong with each field of the first step. */
export const placeProblems = (draft: ServiceDraft, nameProblem: string | undefined) => ({
  name: nameProblem,
  environment: draft.environment ? undefined : 'Choose an environment.',
  teamId: draft.teamId ? undefined : 'Choose the team that owns it.',
})

export type PlaceField = keyof ReturnType<typeof placeProblems>

/** The first step, to be read. */
export function placeFacts(draft: ServiceDraft, { template, teams }: ServiceChoices): Fact[] {
  return [
    { label: 'Name', value: draft.name },
    { label: 'Description', value: draft.description || '–' },
    { label: 'Template', value: `${template.title} ${draft.version}` },
    { label: 'Environment', value: draft.environment },
    { label: 'Team', value: teams.find(({ id }) => id === draft.teamId)?.name ?? '–' },
  ]
}
