import type { Stage } from '../../../../../server/deployments/target.ts'
import type { Answers } from '../../../../_trpc/answers.ts'

/** Everything the wizard asks for. */
export interface EnvironmentDraft {
  name: string
  description: string
  version: string
  accountId: string
  stage: Stage
  teamId: string
  spec: Record<string, unknown>
  reason: string
}

/** What there is to choose from. */
export interface EnvironmentChoices {
  template: Answers['templates']['choices']
  accounts: Answers['accounts']['list']['accounts']
  teams: Answers['teams']['list']
}
