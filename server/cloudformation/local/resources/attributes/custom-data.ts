import { isCustomResource } from '../../../template/resource-types.ts'
import { entry, type Json } from '../../../template/template.ts'
import { type CustomAnswer, fits } from '../../state/settings.ts'
import type { Stack } from '../../state/stack.ts'

/** The answer that the control interface has set for a custom resource; nothing where it answers what it pleases. */
export function customAnswer(
  answers: CustomAnswer[],
  stack: Pick<Stack, 'account' | 'region' | 'name'>,
  resource: { logicalId: string; type: string },
): { attribute(name: string): Json | undefined } | undefined {
  if (!isCustomResource(resource.type)) return undefined
  const answer = answers.find(
    (one) =>
      fits(one.account, stack.account) &&
      fits(one.region, stack.region) &&
      fits(one.stack, stack.name) &&
      fits(one.resource, resource.logicalId) &&
      fits(one.type, resource.type),
  )
  return answer && { attribute: (name) => entry(answer.data, name) }
}

/** How CloudFormation passes on what the function behind a custom resource said when it failed. */
export function customFailure(type: string, reason: string, requestId: string): string {
  if (!isCustomResource(type)) return reason
  return `Received response status [FAILED] from custom resource. Message returned: ${reason} (RequestId: ${requestId})`
}
