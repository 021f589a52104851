import { AwsError } from '../wire/aws-error.ts'
import type { JsonOperation } from './json-operation.ts'

/** The image repositories that stacks hold: deployment tools ask for their own before they remove a stack. */
export const describeRepositories: JsonOperation = ({ home, input }) => {
  const held = [...home.stacks.values()].flatMap(({ stack, resources }) =>
    stack.status === 'DELETE_COMPLETE'
      ? []
      : [...resources.values()].flatMap(({ type, physicalId }) =>
          type === 'AWS::ECR::Repository' && physicalId ? [{ name: physicalId, created: stack.createdAt }] : [],
        ),
  )
  const names = Array.isArray(input.repositoryNames) ? input.repositoryNames.map(String) : undefined
  const missing = names?.find((name) => !held.some((one) => one.name === name))
  if (missing !== undefined) {
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${missing}' does not exist in the registry with id '${home.account}'`,
    )
  }
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
