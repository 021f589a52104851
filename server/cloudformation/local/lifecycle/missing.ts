import { randomUUID } from 'node:crypto'
import type { Reference } from '../../template/references.ts'
import type { StackOutput } from '../../template/scope.ts'
import { type Template, TemplateError } from '../../template/template.ts'
import type { Stack } from '../state/stack.ts'
import { regionOf, type World } from '../state/world.ts'

/** Why a value cannot be told although everything it waits for is there. */
export function missingReason(waiting: Reference, template: Template): string {
  if (waiting.name === 'Fn::ImportValue') return `No export named ${waiting.attribute} found`
  const type = template.resources[waiting.name]?.type ?? waiting.name
  return `Resource type ${type} does not support attribute {${waiting.attribute ?? ''}}`
}

/** The value of another stack's output; throws a `TemplateError` in CloudFormation's words when it has none. */
export function outputOf(world: World, { account, region }: Stack, asked: StackOutput): string {
  const { stackName, outputName } = asked
  const given = /^arn:[^:]+:iam::(\d{12}):role\//.exec(asked.roleArn ?? '')?.[1]
  const place = regionOf(world, given ?? account, asked.region ?? region)
  const id = stackName.startsWith('arn:') ? stackName : (place.names.get(stackName) ?? '')
  const found = place.stacks.get(id)
  if (!found) {
    throw new TemplateError(
      `Stack with id ${stackName} does not exist (Service: AmazonCloudFormation; Status Code: 400; Error Code: ValidationError; Request ID: ${randomUUID()}; Proxy: null)`,
    )
  }
  const output = found.stack.outputs.find(({ key }) => key === outputName)
  if (output) return output.value
  throw new TemplateError(
    `TemplateError: Fn::GetStackOutput references output ${outputName} from stack ${stackName}, but this output was not found. The output may have been deleted.`,
  )
}
