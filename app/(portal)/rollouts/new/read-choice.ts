import { type Stage, stages } from '../../../../server/deployments/target.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import type { SearchParams } from '../../../_ui/table/table-state.ts'
import type { Fleet, Selection } from './_plan/selection.ts'

interface Known {
  template: Answers['templates']['get']
  teams: Answers['teams']['list']
  recommended: string
}

/** What the address says about a rollout, with names turned into the ids that planning asks for. */
export function readChoice(params: SearchParams, { template, teams, recommended }: Known) {
  const every = (name: string) => [params[name] ?? []].flat().filter(Boolean)
  const versions = template.versionList.map(({ id, number, status, targets }) => ({ id, number, status, targets }))
  const fleet: Fleet = {
    template: template.name,
    targets: versions.filter(({ status }) => status === 'published' || status === 'deprecated'),
    sources: versions.filter(({ targets }) => targets > 0),
    teams: teams.map(({ id, name }) => ({ id, name })),
  }
  const selection: Selection = {
    fromVersionIds: versions.filter(({ number }) => every('from').includes(number)).map(({ id }) => id),
    stages: stages.filter((stage): stage is Stage => every('stage').includes(stage)),
    teamIds: teams.filter(({ name }) => every('team').includes(name)).map(({ id }) => id),
    targetIds: every('target'),
  }
  const to = fleet.targets.find(({ number }) => number === every('to')[0])?.number ?? recommended
  return { fleet, selection, to }
}
