import { subVariables } from '../../references.ts'
import { entry, isObject, type Json, type JsonObject } from '../../template.ts'
import { failed, type TransformFailure } from '../failure.ts'
import { POLICY_TEMPLATES } from './policy-templates.ts'

export type Policies = { managed: Json[]; inline: Json[] }

/** Splits SAM's `Policies`: names and ARNs are attached, documents and policy templates are written into the role. */
export function policiesOf(logicalId: string, given: Json | undefined): Policies {
  const policies: Policies = { managed: [], inline: [] }
  const items = given === undefined ? [] : Array.isArray(given) ? given : [given]
  for (const [index, item] of items.entries()) {
    if (typeof item === 'string') policies.managed.push(managedArn(item))
    else if (isObject(item)) addPolicy(policies, logicalId, item, index)
  }
  return policies
}

function managedArn(name: string): Json {
  return name.startsWith('arn:') ? name : { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` }
}

function addPolicy(policies: Policies, logicalId: string, item: JsonObject, index: number): void {
  const [name = ''] = Object.keys(item)
  const policyName = `${logicalId}RolePolicy${index}`
  if (name === 'Ref' || name.startsWith('Fn::')) policies.managed.push(item)
  else if (item.Statement !== undefined) policies.inline.push(policy(policyName, item.Statement))
  else policies.inline.push(policy(policyName, statements(logicalId, name, index, item[name])))
}

function statements(logicalId: string, name: string, index: number, given: Json | undefined): Json[] {
  const template = entry(POLICY_TEMPLATES, name)
  if (!template) {
    throw invalid(
      logicalId,
      `Policy at index '${index}' in the 'Policies' property is not a policy template: '${name}'`,
    )
  }
  const parameters = isObject(given) ? given : {}
  const needed = template
    .flatMap(({ on }) => on.flatMap(subVariables))
    .filter((variable) => !variable.startsWith('AWS::'))
  const missing = [...new Set(needed)].filter((variable) => parameters[variable] === undefined)
  if (missing.length > 0) {
    throw invalid(logicalId, `Must specify valid parameter values for policy template '${name}'`)
  }
  return template.map(({ actions, on }) => {
    const resources = on.map((arn) => filled(arn, parameters))
    return { Effect: 'Allow', Action: actions, Resource: resources.length === 1 ? (resources[0] ?? '*') : resources }
  })
}

/** An ARN with the template's parameters in it. */
function filled(arn: string, parameters: JsonObject): Json {
  const own = subVariables(arn).filter((variable) => !variable.startsWith('AWS::'))
  if (!arn.includes('${')) return arn
  if (own.length === 0) return { 'Fn::Sub': arn }
  const values = own.map((variable): [string, Json] => [lower(variable), parameters[variable] ?? ''])
  const text = own.reduce((sum, variable) => sum.replaceAll(`\${${variable}}`, `\${${lower(variable)}}`), arn)
  return { 'Fn::Sub': [text, Object.fromEntries(values)] }
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function policy(name: string, statement: Json): JsonObject {
  return {
    PolicyName: name,
    PolicyDocument: Array.isArray(statement)
      ? { Statement: statement }
      : { Version: '2012-10-17', Statement: [statement] },
  }
}

/** What SAM says of a resource it cannot expand. */
export function invalid(logicalId: string, why: string): TransformFailure {
  return failed(
    'AWS::Serverless-2016-10-31',
    `Invalid Serverless Application Specification document. Number of errors found: 1. Resource with id [${logicalId}] is invalid. ${why}`,
  )
}
