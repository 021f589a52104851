import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import type { TestEndpoint } from './endpoint.ts'

/** A topic that needs a queue; `queue` and `topic` are extra properties. */
export function template({ queue = {}, topic = {}, more = {} }: Record<string, object> = {}): string {
  return JSON.stringify({
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: queue },
      Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Queue' }, ...topic } },
      ...more,
    },
    Outputs: { Url: { Value: { Ref: 'Queue' } }, Arn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
  })
}

/** The calls that most tests make, by the default account. */
export function stackCalls(endpoint: TestEndpoint) {
  return {
    create: (name: string, body: string, more = {}) =>
      endpoint.client().send(new CreateStackCommand({ StackName: name, TemplateBody: body, ...more })),
    update: (name: string, body: string, more = {}) =>
      endpoint.client().send(new UpdateStackCommand({ StackName: name, TemplateBody: body, ...more })),
    remove: (name: string, more = {}) => endpoint.client().send(new DeleteStackCommand({ StackName: name, ...more })),
    async resources(name: string) {
      const { StackResources = [] } = await endpoint
        .client()
        .send(new DescribeStackResourcesCommand({ StackName: name }))
      return Object.fromEntries(StackResources.map((one) => [one.LogicalResourceId, one]))
    },
  }
}
