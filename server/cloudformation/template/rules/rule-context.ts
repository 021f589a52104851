import type { PseudoParameters } from '../scope.ts'

export type RuleContext = {
  /** Resolved values by name; of an SSM parameter, what it stands for. */
  parameters: Record<string, string>
  pseudo: PseudoParameters
  /** An attribute of the resource that a parameter of an AWS type names, such as `VpcId` or `Tags.team`. */
  attribute(id: string, name: string): string | undefined
}
