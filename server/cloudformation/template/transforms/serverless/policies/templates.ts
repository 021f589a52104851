import { entry, isObject, type Json, type JsonObject } from '../../../template.ts'
import { invalid } from '../expanding.ts'
import { arnHere } from '../intrinsics.ts'
import table from './policy-templates.json' with { type: 'json' }

/** `dynamodb: GetItem PutItem` on ARNs; `@service:rest` is an ARN in this account and region. */
type Allowance = { do: string; on: string | string[]; single?: boolean; where?: string[] }

const TEMPLATES = table as Record<string, { takes: string[]; allows: Allowance[] }>

export function isPolicyTemplate(policy: Json | undefined): policy is JsonObject {
  if (!isObject(policy)) return false
  const [name, ...others] = Object.keys(policy)
  return others.length === 0 && name !== undefined && Object.hasOwn(TEMPLATES, name)
}

/** The policy that a template of SAM stands for, with its parameters filled in. */
export function policyFrom(id: string, policy: JsonObject): JsonObject {
  const [[name, parameters] = ['', null]] = Object.entries(policy)
  const template = entry(TEMPLATES, name)
  if (!template || !isObject(parameters)) {
    throw invalid(id, `Must specify valid parameter values for policy template '${name}'`)
  }
  const missing = template.takes.filter((one) => !Object.hasOwn(parameters, one))
  if (missing.length > 0) {
    const listed = missing.map((one) => `'${one}'`).join(', ')
    throw invalid(id, `Following required parameters of template '${name}' don't have values: [${listed}]`)
  }
  return { Statement: template.allows.map((allowance) => statement(allowance, template.takes, parameters)) }
}

function statement(allowance: Allowance, takes: string[], parameters: JsonObject): JsonObject {
  const [service = '', names = ''] = allowance.do.split(': ')
  const actions = names.split(' ').map((name) => `${service}:${name}`)
  const arn = (text: string) => filled(text, takes, parameters)
  const [operator = '', key = '', value = ''] = allowance.where ?? []
  return {
    Effect: 'Allow',
    Action: allowance.single ? (actions[0] ?? '') : actions,
    Resource: typeof allowance.on === 'string' ? arn(allowance.on) : allowance.on.map(arn),
    ...(allowance.where && { Condition: { [operator]: { [key]: arn(value) } } }),
  }
}

function filled(text: string, takes: string[], parameters: JsonObject): Json {
  const arn = text.replace(/^@([\w-]+):(.*)$/s, (_all, service: string, rest: string) => arnHere(service, rest))
  if (!arn.includes('${')) return arn
  const used = [...arn.matchAll(/\$\{(\w+)\}/g)].flatMap(([, word]) => word ?? [])
  const values = used.flatMap((word): [string, Json][] => {
    const name = takes.find((one) => one.toLowerCase() === word.toLowerCase())
    return name === undefined ? [] : [[word, parameters[name] ?? '']]
  })
  return { 'Fn::Sub': values.length === 0 ? arn : [arn, Object.fromEntries(values)] }
}
