import type { Json, Template } from './template.ts'

/** What a resource that already exists answers to Ref and Fn::GetAtt. */
export type KnownResource = { physicalId: string; attributes: Record<string, Json> }

export type PseudoParameters = {
  accountId: string
  region: string
  stackName: string
  /** Absent before the stack exists; `AWS::StackId` is then unknown. */
  stackId?: string
  partition?: string
  urlSuffix?: string
  notificationArns?: string[]
}

export type StackOutput = { stackName: string; outputName: string; region?: string; roleArn?: string }

/** Everything a template may be evaluated against. What a lookup does not know, answer nothing: it stays unknown. */
export type EvaluationContext = {
  /** Resolved values by name, as `resolveParameters` gives them. */
  parameters: Record<string, string>
  pseudo: PseudoParameters
  resource?: (logicalId: string) => KnownResource | undefined
  importValue?: (exportName: string) => string | undefined
  stackOutput?: (output: StackOutput) => string | undefined
  availabilityZones?: (region: string) => string[]
}

/** A context together with the template and the outcome of its conditions. */
export type Scope = EvaluationContext & { template: Template; conditions: Record<string, boolean> }
