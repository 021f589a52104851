import { isObject, type Json, type JsonObject } from '../../template.ts'

export const ref = (id: string): JsonObject => ({ Ref: id })
export const getAtt = (id: string, attribute: string): JsonObject => ({ 'Fn::GetAtt': [id, attribute] })

export function sub(text: string, values?: JsonObject): JsonObject {
  return { 'Fn::Sub': values === undefined ? text : [text, values] }
}

/** A function of the template language standing for a value. */
export function isIntrinsic(value: Json | undefined): boolean {
  if (!isObject(value)) return false
  const [name, ...others] = Object.keys(value)
  return others.length === 0 && name !== undefined && /^(?:Ref$|Condition$|Fn::)/.test(name)
}

export function isNoValue(value: Json | undefined): boolean {
  return isObject(value) && value.Ref === 'AWS::NoValue'
}

/** The condition and the two values of an `Fn::If`; nothing for any other value. */
export function ifParts(value: Json | undefined): [condition: Json, then: Json, otherwise: Json] | undefined {
  const parts = isObject(value) && isIntrinsic(value) ? value['Fn::If'] : undefined
  if (!Array.isArray(parts) || parts.length !== 3) return undefined
  const [condition = null, then = null, otherwise = null] = parts
  return [condition, then, otherwise]
}

export function conditional(condition: Json | undefined, then: Json, otherwise: Json = ref('AWS::NoValue')): Json {
  return condition === undefined ? then : { 'Fn::If': [condition, then, otherwise] }
}

/** What an `Fn::If` may come to, or the value itself. */
export function alternatives(value: Json | undefined): Json[] {
  const parts = isObject(value) ? value['Fn::If'] : undefined
  if (Array.isArray(parts)) return parts.slice(1).filter((item) => !isNoValue(item))
  return value === undefined ? [] : [value]
}

/** An ARN in this account and region, whatever they are. */
export function arnHere(service: string, rest: string, partition = '${AWS::Partition}'): string {
  return `arn:${partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`
}

/** The logical id that a `Ref` names, or a text itself. */
export function idOf(value: Json | undefined): Json | undefined {
  return isObject(value) && value.Ref !== undefined ? value.Ref : value
}

/** A value as a word of a message or a name: also one that is no text, whatever its members are called. */
export function wordOf(value: Json | undefined): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : `${value ?? 'None'}`
}
