import type { Region } from '../state/region.ts'
import { AwsError } from '../wire/aws-error.ts'
import type { JsonOperation } from './json-operation.ts'

type Repository = { name: string; created: number }

/** The image repositories that stacks hold: deployment tools ask for their own before they remove a stack. */
export const describeRepositories: JsonOperation = ({ home, input }) => {
  const held = heldRepositories(home)
  const names = Array.isArray(input.repositoryNames) ? input.repositoryNames.map(String) : undefined
  for (const name of names ?? []) mustBeHeld(home, held, name)
  const shown = held.filter(({ name }) => names === undefined || names.includes(name))
  return {
    repositories: shown.map(({ name, created }) => ({
      repositoryName: name,
      repositoryArn: `arn:aws:ecr:${home.region}:${home.account}:repository/${name}`,
      repositoryUri: `${home.account}.dkr.ecr.${home.region}.amazonaws.com/${name}`,
      registryId: home.account,
      createdAt: new Date(created),
      imageTagMutability: 'MUTABLE',
    })),
  }
}

/** The images of a repository: none, as nothing can be pushed here. Tools that tidy up ask all the same. */
export const listImages: JsonOperation = ({ home, input }) => {
  mustBeHeld(home, heldRepositories(home), String(input.repositoryName))
  return { imageIds: [] }
}

function heldRepositories(home: Region): Repository[] {
  const living = [...home.stacks.values()].filter(({ stack }) => stack.status !== 'DELETE_COMPLETE')
  return living.flatMap(({ stack, resources }) =>
    [...resources.values()].flatMap(({ type, physicalId, status }) =>
      type === 'AWS::ECR::Repository' && physicalId && status !== 'DELETE_COMPLETE'
        ? [{ name: physicalId, created: stack.createdAt }]
        : [],
    ),
  )
}

function mustBeHeld(home: Region, held: Repository[], name: string): void {
  if (held.some((one) => one.name === name)) return
  throw new AwsError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry with id '${home.account}'`,
  )
}
