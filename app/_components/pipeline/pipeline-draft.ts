import {
  connectionPattern,
  connectionRule,
  repositoryPattern,
  repositoryRule,
} from '../../../server/services/pipelines/repository.ts'
import type { Answers } from '../../_trpc/answers.ts'

export type Version = Answers['templates']['choices']['versions'][number]
export type Account = Answers['accounts']['list']['accounts'][number]

/** Where the source is. Filled in only for templates that ask for it. */
export interface RepositoryDraft {
  connectionArn: string
  id: string
  branch: string
}

/** What a pipeline needs besides its spec. */
export interface PipelinePlace {
  accountId: string
  repository: RepositoryDraft
}

export const emptyPlace = (accounts: readonly Account[]): PipelinePlace => ({
  accountId: accounts.length === 1 ? (accounts[0]?.id ?? '') : '',
  repository: { connectionArn: '', id: '', branch: 'main' },
})

/** What is wrong with each field; a repository is asked for only by templates that use it. */
export function pipelineProblems({ accountId, repository }: PipelinePlace, version: Version | undefined) {
  const asks = version?.pipeline?.usesRepository ?? false
  return {
    accountId: accountId ? undefined : 'Choose an account.',
    connectionArn: asks && !connectionPattern.test(repository.connectionArn) ? connectionRule : undefined,
    id: asks && !repositoryPattern.test(repository.id) ? repositoryRule : undefined,
    branch: asks && !repository.branch.trim() ? 'Name the branch that is delivered.' : undefined,
  }
}

export type PipelineField = keyof ReturnType<typeof pipelineProblems>

/** As the API takes it. */
export const pipelineInput = ({ accountId, repository }: PipelinePlace, version: Version | undefined) => ({
  accountId,
  ...(version?.pipeline?.usesRepository ? { repository } : {}),
})

/** To be read once more. */
export function pipelineFacts(place: PipelinePlace, version: Version | undefined, accounts: readonly Account[]) {
  const account = accounts.find(({ id }) => id === place.accountId)
  const { connectionArn, id, branch } = place.repository
  return [
    { label: 'Account', value: account ? `${account.name}, ${account.region}` : '–' },
    ...(version?.pipeline?.usesRepository
      ? [
          { label: 'Repository', value: id || '–' },
          { label: 'Branch', value: branch || '–' },
          { label: 'Connection', value: connectionArn || '–' },
        ]
      : []),
  ]
}
