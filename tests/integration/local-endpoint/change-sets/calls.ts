import {
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  type ResourceChange,
} from '@aws-sdk/client-cloudformation'
import type { TestEndpoint } from '../endpoint.ts'

export type Template = Record<string, unknown>
type More = Partial<CreateChangeSetCommandInput>

/** The calls that tests of change sets make, by the default account. */
export function changeSetCalls(endpoint: TestEndpoint) {
  const describe = async (id: string, withValues: object = { IncludePropertyValues: true }) =>
    endpoint.client().send(new DescribeChangeSetCommand({ ChangeSetName: id, ...withValues }))
  const propose = async (stack: string, template: Template | string, more: More = {}) => {
    const body = typeof template === 'string' ? template : JSON.stringify(template)
    const name = `next-${Math.random().toString(36).slice(2)}`
    const input = { StackName: stack, ChangeSetName: name, TemplateBody: body, ...more }
    const { Id = '' } = await endpoint.client().send(new CreateChangeSetCommand(input))
    return describe(Id)
  }
  const execute = (id?: string, more = {}) =>
    endpoint.client().send(new ExecuteChangeSetCommand({ ChangeSetName: id, ...more }))
  /** Deploys a template as a new stack, through a change set. */
  const deploy = async (stack: string, template: Template | string, more: More = {}) =>
    execute((await propose(stack, template, { ChangeSetType: 'CREATE', ...more })).ChangeSetId)
  return { describe, propose, execute, deploy }
}

/** Each detail of a change on one line: `DisplayName Static ResourceAttribute Topic.TopicName`. */
export function lines(change: ResourceChange | undefined): string[] {
  return (change?.Details ?? []).map(({ Target, Evaluation, ChangeSource, CausingEntity }) =>
    [Target?.Name ?? Target?.Attribute, Evaluation, ChangeSource, CausingEntity].filter(Boolean).join(' '),
  )
}
