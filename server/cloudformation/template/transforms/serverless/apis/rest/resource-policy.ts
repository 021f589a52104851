import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import { sub, wordOf } from '../../intrinsics.ts'
import { ANY_METHOD, itemsOf } from '../document.ts'
import { arnPath } from './events.ts'

const POLICY = 'x-amazon-apigateway-policy'

/** Who may call a path, by account, address or network. */
export function addResourcePolicy(body: JsonObject, given: JsonObject, path: string, stage: Json): void {
  const policy: JsonObject = isObject(body[POLICY]) ? body[POLICY] : {}
  const resources = resourcesOf(body, path, stage)
  const list = (name: string): Json[] => (given[name] ? [given[name]].flat() : [])
  for (const [name, Effect] of [
    ['AwsAccountWhitelist', 'Allow'],
    ['AwsAccountBlacklist', 'Deny'],
  ] as const) {
    if (list(name).length === 0) continue
    add(policy, [{ Effect, ...call(resources), Principal: { AWS: list(name) } }], 'single')
  }
  for (const [name, operator] of [
    ['IpRangeWhitelist', 'NotIpAddress'],
    ['IpRangeBlacklist', 'IpAddress'],
  ] as const) {
    if (list(name).length > 0) refuse(policy, resources, operator, { 'aws:SourceIp': list(name) })
  }
  for (const [word, operator] of [
    ['Blacklist', 'StringEquals'],
    ['Whitelist', 'StringNotEquals'],
  ] as const) {
    const named = list(`SourceVpc${word}`)
    const vpcs = [...named.filter((one) => wordOf(one).startsWith('vpc-')), ...list(`IntrinsicVpc${word}`)]
    const endpoints = [...named.filter((one) => wordOf(one).startsWith('vpce-')), ...list(`IntrinsicVpce${word}`)]
    const condition = {
      ...(vpcs.length > 0 && { 'aws:SourceVpc': vpcs }),
      ...(endpoints.length > 0 && { 'aws:SourceVpce': endpoints }),
    }
    if (Object.keys(condition).length > 0) refuse(policy, resources, operator, condition)
  }
  const custom = given.CustomStatements
  if (custom) add(policy, [custom].flat(), policy.Statement === undefined && !Array.isArray(custom) ? 'single' : 'list')
  if (Object.keys(policy).length > 0) body[POLICY] = policy
}

function resourcesOf(body: JsonObject, path: string, stage: Json): Json[] {
  return itemsOf(body, path)
    .flatMap((item) => Object.keys(item))
    .map((method) => {
      const verb = method === ANY_METHOD || method === 'any' ? '*' : method.toUpperCase()
      return sub(`execute-api:/\${__Stage__}/${verb}${starred(path)}`, { __Stage__: stage })
    })
}

/** As in an ARN, but with the slash at the end. */
function starred(path: string): string {
  return path.endsWith('/') && path.length > 1 ? `${arnPath(path)}/` : arnPath(path)
}

const call = (Resource: Json[]) => ({ Action: 'execute-api:Invoke', Resource })

function refuse(policy: JsonObject, resources: Json[], operator: string, condition: JsonObject): void {
  add(
    policy,
    [
      { Effect: 'Allow', ...call(resources), Principal: '*' },
      { Effect: 'Deny', ...call(resources), Principal: '*', Condition: { [operator]: condition } },
    ],
    'list',
  )
}

/** Adds statements that are not there yet; a first one stands alone where SAM lets it. */
function add(policy: JsonObject, statements: Json[], first: 'single' | 'list'): void {
  policy.Version = '2012-10-17'
  if (policy.Statement === undefined) {
    policy.Statement = first === 'single' && statements.length === 1 ? (statements[0] ?? null) : statements
    return
  }
  const known = [policy.Statement].flat()
  const isKnown = (one: Json) => known.some((other) => JSON.stringify(other) === JSON.stringify(one))
  policy.Statement = [...known, ...statements.filter((one) => !isKnown(one))]
}
