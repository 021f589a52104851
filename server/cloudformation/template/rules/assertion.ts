import { reference } from '../intrinsics/lookups.ts'
import { isListParameter, listItems } from '../parameters/resolve.ts'
import { soleEntry } from '../references.ts'
import { entry, formatError, isObject, type Json, type Template } from '../template.ts'
import { scalarText } from '../unknown.ts'
import type { RuleContext } from './rule-context.ts'

type Scope = { template: Template; context: RuleContext }

/** Whether a rule's condition or assertion is true of the parameters. */
export function holds(value: Json, template: Template, context: RuleContext): boolean {
  return truth(value, { template, context })
}

function truth(value: Json, scope: Scope): boolean {
  const [name, argument] = isObject(value) ? soleEntry(value) : ['']
  const recur = (item: Json) => truth(item, scope)
  switch (name) {
    case 'Fn::And':
      return operands(name, argument, 2, 10).every(recur)
    case 'Fn::Or':
      return operands(name, argument, 2, 10).some(recur)
    case 'Fn::Not':
      return !operands(name, argument, 1, 1).some(recur)
    case 'Fn::Equals': {
      const [left, right] = operands(name, argument, 2, 2).map((item) => JSON.stringify(texts(item, scope)))
      return left === right
    }
    case 'Fn::Contains':
    case 'Fn::EachMemberIn': {
      const [first, second] = operands(name, argument, 2, 2).map((item) => texts(item, scope))
      const [all = [], members = []] = name === 'Fn::Contains' ? [first, second] : [second, first]
      return members.every((member) => all.includes(member))
    }
    case 'Fn::EachMemberEquals': {
      const [members = [], expected = []] = operands(name, argument, 2, 2).map((item) => texts(item, scope))
      return members.every((member) => member === expected[0])
    }
    default:
      throw formatError(`Every rule condition and assertion must be a rule function: ${JSON.stringify(value)}`)
  }
}

function operands(name: string, argument: Json | undefined, min: number, max: number): Json[] {
  if (Array.isArray(argument) && argument.length >= min && argument.length <= max) return argument
  const expected = min === max ? `${min}` : `at least ${min} and at most ${max}`
  throw formatError(`every ${name} object requires a list of ${expected} parameters.`)
}

/** The texts of an operand: one of a literal, as many as it has of a list. */
function texts(value: Json, scope: Scope): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => texts(item, scope))
  if (!isObject(value)) return [String(value)]
  const [name, argument] = soleEntry(value)
  if (name === 'Ref') return referenced(String(argument), scope)
  if (name === 'Fn::RefAll') return valuesOfType(String(argument), scope)
  if (name === 'Fn::ValueOf') return attributes(argument, (parameter) => referenced(parameter, scope), scope)
  if (name === 'Fn::ValueOfAll') return attributes(argument, (type) => valuesOfType(type, scope), scope)
  throw formatError(`Rules take no function ${name}: ${JSON.stringify(value)}`)
}

function referenced(name: string, { template, context }: Scope): string[] {
  const known = name.startsWith('AWS::') || Object.hasOwn(template.parameters, name)
  if (!known) throw formatError(`Unresolved dependencies [${name}]. Cannot reference resources in the Rules block`)
  const { parameters, pseudo } = context
  const value = reference(name, { template, conditions: {}, parameters, pseudo })
  return Array.isArray(value) ? value.map(scalarText) : [scalarText(value)]
}

/** The values of all parameters of a type, as `Fn::RefAll` gathers them. */
function valuesOfType(type: string, { template, context }: Scope): string[] {
  return Object.entries(template.parameters).flatMap(([name, parameter]) => {
    if (parameter.type !== type && parameter.type !== `List<${type}>`) return []
    const value = entry(context.parameters, name) ?? parameter.default ?? ''
    return isListParameter(parameter) ? listItems(value) : [value]
  })
}

function attributes(argument: Json | undefined, idsOf: (name: string) => string[], { context }: Scope): string[] {
  const [of, attribute] = Array.isArray(argument) ? argument : []
  if (typeof of !== 'string' || typeof attribute !== 'string') {
    throw formatError('every Fn::ValueOf and Fn::ValueOfAll object requires a name and an attribute.')
  }
  return idsOf(of).map((id) => context.attribute(id, attribute) ?? '')
}
