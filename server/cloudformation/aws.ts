import {
  CancelUpdateStackCommand,
  type CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation'
import { type AccountAccess, openCloudFormation } from './client.ts'
import { toStackProblem } from './problems.ts'
import { readChangeSet, readEvents, readMoving, toStackState } from './reads.ts'
import { StackProblem, type Stacks } from './stacks.ts'

/** The request budget of the account: waits its turn before each call, and hears of every throttle. */
export interface CallBudget {
  take(kind: 'read' | 'write'): Promise<void>
  throttled(kind: 'read' | 'write'): Promise<void>
}

/** Answers the port with the AWS SDK. The same code reaches real AWS and the local endpoint. */
export function openStacks(access: AccountAccess, budget: CallBudget): Stacks {
  const client = openCloudFormation(access)

  async function paced<T>(kind: 'read' | 'write', call: (client: CloudFormationClient) => Promise<T>): Promise<T> {
    await budget.take(kind)
    try {
      return await call(client)
    } catch (error) {
      const problem = toStackProblem(error)
      if (problem.kind === 'throttled') await budget.throttled(kind)
      throw problem
    }
  }
  const read = <T>(call: (client: CloudFormationClient) => Promise<T>) => paced('read', call)
  const write = <T>(call: (client: CloudFormationClient) => Promise<T>) => paced('write', call)

  return {
    async propose(request) {
      const command = new CreateChangeSetCommand({
        StackName: request.stack,
        ChangeSetName: request.changeSetName,
        ClientToken: request.token,
        ChangeSetType: request.kind === 'create' ? 'CREATE' : 'UPDATE',
        TemplateBody: request.body,
        Parameters: Object.entries(request.parameters).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
        Tags: Object.entries(request.tags).map(([Key, Value]) => ({ Key, Value })),
        Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
        IncludeNestedStacks: false,
      })
      // The name is made from the deployment, so a set that exists already is the one we asked for before.
      await answering(
        write((client) => client.send(command)),
        'AlreadyExistsException',
        undefined,
      )
    },

    readChangeSet: (stack, changeSetName) =>
      answering(readChangeSet(read, stack, changeSetName), 'ChangeSetNotFound', 'absent' as const),

    async execute(stack, changeSetName, token) {
      const command = new ExecuteChangeSetCommand({
        StackName: stack,
        ChangeSetName: changeSetName,
        ClientRequestToken: token,
      })
      await answering(
        write((client) => client.send(command)),
        'TokenAlreadyExistsException',
        undefined,
      )
    },

    async discardChangeSet(stack, changeSetName) {
      const command = new DeleteChangeSetCommand({ StackName: stack, ChangeSetName: changeSetName })
      await answering(
        write((client) => client.send(command)),
        'ChangeSetNotFound',
        undefined,
      )
    },

    async remove(stack, token) {
      const command = new DeleteStackCommand({ StackName: stack, ClientRequestToken: token })
      await answering(
        write((client) => client.send(command)),
        'TokenAlreadyExistsException',
        undefined,
      )
    },

    async cancelUpdate(stack, token) {
      const command = new CancelUpdateStackCommand({ StackName: stack, ClientRequestToken: token })
      await answering(
        write((client) => client.send(command)),
        'TokenAlreadyExistsException',
        undefined,
      )
    },

    async read(stack) {
      try {
        const { Stacks: [found] = [] } = await read((client) =>
          client.send(new DescribeStacksCommand({ StackName: stack })),
        )
        return found ? toStackState(found) : 'absent'
      } catch (error) {
        if (isMissing(error)) return 'absent'
        throw error
      }
    },

    listMoving: () => readMoving(read),
    readEvents: (stack, tokenPrefix) => readEvents(read, stack, tokenPrefix),
  }
}

/** Turns one answer of CloudFormation that is not a failure for us into a value. */
async function answering<T, A>(call: Promise<T>, awsCode: string, answer: A): Promise<T | A> {
  try {
    return await call
  } catch (error) {
    const codes = [awsCode, `${awsCode}Exception`]
    if (error instanceof StackProblem && codes.includes(error.awsCode)) return answer
    throw error
  }
}

/** CloudFormation has no code for a missing stack, only this sentence. */
const isMissing = (error: unknown) =>
  error instanceof StackProblem && error.awsCode === 'ValidationError' && /does not exist/.test(error.message)
