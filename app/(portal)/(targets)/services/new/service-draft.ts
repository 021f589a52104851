import type { PipelinePlace } from '../../../../_components/pipeline/pipeline-draft.ts'
import type { Answers } from '../../../../_trpc/answers.ts'

/** Everything the wizard asks for. */
export interface ServiceDraft {
  name: string
  description: string
  version: string
  /** By name. */
  environment: string
  teamId: string
  spec: Record<string, unknown>
  /** Kept while it is not wanted, so that nothing typed is lost. */
  pipeline: PipelinePlace & { wanted: boolean; spec: Record<string, unknown> }
  reason: string
}

/** What there is to choose from. */
export interface ServiceChoices {
  template: Answers['templates']['choices']
  environments: Answers['environments']['choices']
  accounts: Answers['accounts']['list']['accounts']
  teams: Answers['teams']['list']
}
