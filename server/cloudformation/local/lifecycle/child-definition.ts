import { openScope } from '../../template/evaluate.ts'
import { resolveParameters } from '../../template/parameters/resolve.ts'
import { isObject, type Json, type JsonObject, type Template, TemplateError } from '../../template/template.ts'
import { KNOWN_AFTER_APPLY } from '../../template/unknown.ts'
import { hiddenParameters, resolveSsm, transformed } from '../operations/definition/parameters.ts'
import { objectOfUrl } from '../sidecars/s3/url.ts'
import type { Definition, Stack } from '../state/stack.ts'
import { regionOf, type World } from '../state/world.ts'
import { AwsError } from '../wire/aws-error.ts'

/** What a nested stack is made from, by the properties of its resource; why it cannot be when it cannot. */
export function childDefinition(
  world: World,
  { account, region, name }: Pick<Stack, 'account' | 'region' | 'name'>,
  parent: Definition,
  { TemplateURL, Parameters, NotificationARNs }: JsonObject,
): Definition | string {
  const place = objectOfUrl(String(TemplateURL))
  const body = place && world.objects.body(place.bucket, place.key)?.toString()
  if (body === undefined) return 'TemplateURL must reference a valid S3 object to which you have access.'
  try {
    const home = regionOf(world, account, region)
    const template = world.templates.keep(body)
    const given = textsOf(Parameters)
    const { digest: processed, broken } = transformed(world, home, template, {
      parameters: () => given,
      stackName: name,
    })
    if (broken !== undefined) return broken
    const parsed = world.templates.parsed(processed)
    const parameters = resolveParameters(relaxed(parsed, given), given)
    const resolved = resolveSsm(home, parsed, parameters)
    // A condition that cannot be evaluated must fail here, not in the middle of the child's life.
    const pseudo = { accountId: account, region, stackName: name }
    openScope(parsed, { parameters: { ...parameters, ...resolved }, pseudo })
    return {
      template,
      processed,
      description: parsed.description,
      hidden: hiddenParameters(parsed),
      parameters,
      resolved,
      tags: parent.tags,
      capabilities: parent.capabilities,
      notificationArns: Array.isArray(NotificationARNs) ? NotificationARNs.map(String) : [],
      roleArn: parent.roleArn,
    }
  } catch (error) {
    if (error instanceof TemplateError || error instanceof AwsError) return error.message
    throw error
  }
}

function textsOf(parameters: Json | undefined): Record<string, string> {
  const given = isObject(parameters) ? parameters : {}
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, parameterText(value)]))
}

function parameterText(value: Json): string {
  return Array.isArray(value) ? value.map(String).join(',') : String(value)
}

/** In a change set a value may not be known yet: then nothing is asked of it. */
function relaxed(template: Template, given: Record<string, string>): Template {
  const waiting = Object.keys(given).filter((name) => given[name]?.includes(KNOWN_AFTER_APPLY))
  if (waiting.length === 0) return template
  const free = waiting.flatMap((name) => (template.parameters[name] ? [[name, { type: 'String', noEcho: false }]] : []))
  return { ...template, parameters: { ...template.parameters, ...Object.fromEntries(free) } }
}

export function sameDefinition(a: Definition, b: Definition): boolean {
  const told = ({ processed, parameters, resolved, tags }: Definition) =>
    JSON.stringify([processed, parameters, resolved, tags])
  return told(a) === told(b)
}
