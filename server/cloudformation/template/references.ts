import { entry, isObject, type Json, type Template } from './template.ts'

/** What a value mentions: a `Ref` (to a parameter, pseudo parameter or resource) or an attribute of a resource. */
export type Reference = { name: string; attribute?: string }

export type KnownConditions = Record<string, boolean>

/**
 * Everything a value mentions through Ref, Fn::GetAtt and Fn::Sub, in order, without repeats.
 * With `conditions` the branch of Fn::If that is not taken is left out.
 */
export function referencesIn(value: Json, conditions?: KnownConditions): Reference[] {
  const found = new Map<string, Reference>()
  collect(value, conditions, (reference) => {
    found.set(`${reference.name}.${reference.attribute ?? ''}`, reference)
  })
  return [...found.values()]
}

function collect(value: Json, conditions: KnownConditions | undefined, add: (reference: Reference) => void): void {
  if (Array.isArray(value)) for (const item of value) collect(item, conditions, add)
  if (!isObject(value)) return
  const [name, argument] = soleEntry(value)
  if (name === 'Ref' && typeof argument === 'string') add({ name: argument })
  else if (name === 'Fn::GetAtt') collectGetAtt(argument, conditions, add)
  else if (name === 'Fn::Sub') collectSub(argument, conditions, add)
  else if (name === 'Fn::If' && Array.isArray(argument)) collect(branches(argument, conditions), conditions, add)
  else for (const item of Object.values(value)) collect(item, conditions, add)
}

function branches(argument: Json[], conditions: KnownConditions | undefined): Json[] {
  const taken = conditions && typeof argument[0] === 'string' ? entry(conditions, argument[0]) : undefined
  return taken === undefined ? argument.slice(1) : [argument[taken ? 1 : 2] ?? '']
}

function collectGetAtt(
  argument: Json | undefined,
  conditions: KnownConditions | undefined,
  add: (reference: Reference) => void,
): void {
  const reference = attributeReference(argument)
  if (reference) add(reference)
  if (Array.isArray(argument)) collect(argument.slice(1), conditions, add)
}

function collectSub(
  argument: Json | undefined,
  conditions: KnownConditions | undefined,
  add: (reference: Reference) => void,
): void {
  const [text, variables] = Array.isArray(argument) ? argument : [argument]
  if (isObject(variables)) collect(Object.values(variables), conditions, add)
  if (typeof text !== 'string') return
  for (const name of subVariables(text)) {
    if (isObject(variables) && Object.hasOwn(variables, name)) continue
    add(subReference(name))
  }
}

/** The names inside `${…}` of an Fn::Sub text, without the escaped `${!…}`. */
export function subVariables(text: string): string[] {
  return [...text.matchAll(/\$\{([^!{}][^{}]*)\}/g)].map((match) => (match[1] ?? '').trim())
}

/** `${A.B.C}` is attribute `B.C` of `A`; `${A}` and `${AWS::Region}` are a Ref. */
export function subReference(name: string): Reference {
  const dot = name.indexOf('.')
  return dot === -1 ? { name } : { name: name.slice(0, dot), attribute: name.slice(dot + 1) }
}

/** The resource and attribute of Fn::GetAtt's argument; an attribute that is computed counts as unknown, ''. */
export function attributeReference(argument: Json | undefined): Reference | undefined {
  if (typeof argument === 'string') return argument.includes('.') ? subReference(argument) : undefined
  if (!Array.isArray(argument) || typeof argument[0] !== 'string') return undefined
  const names = argument.slice(1)
  return { name: argument[0], attribute: names.every((part) => typeof part === 'string') ? names.join('.') : '' }
}

/** The name and argument of a function call: an object with a single member. */
export function soleEntry(value: Record<string, Json>): [string, Json | undefined] {
  const names = Object.keys(value)
  return names.length === 1 && names[0] !== undefined ? [names[0], value[names[0]]] : ['', undefined]
}

/**
 * For each resource, the resources that must exist before it: DependsOn and everything it mentions.
 * With `conditions`, only resources that the conditions keep.
 */
export function dependencies(template: Template, conditions?: KnownConditions): Map<string, Set<string>> {
  const kept = Object.entries(template.resources).filter(
    ([, resource]) => !conditions || !resource.condition || entry(conditions, resource.condition) !== false,
  )
  const names = new Set(kept.map(([name]) => name))
  return new Map(
    kept.map(([name, resource]) => {
      const mentioned = referencesIn(
        [resource.properties, resource.metadata ?? '', resource.creationPolicy ?? '', resource.updatePolicy ?? ''],
        conditions,
      ).map((reference) => reference.name)
      const needs = [...resource.dependsOn, ...mentioned].filter((other) => names.has(other))
      return [name, new Set(needs)]
    }),
  )
}

/** The resources that wait for each other in a circle; empty when there is none. */
export function circularDependencies(graph: Map<string, Set<string>>): string[] {
  const waiting = new Map([...graph].map(([name, needs]) => [name, needs.size]))
  const dependants = new Map<string, string[]>()
  for (const [name, needs] of graph) {
    for (const need of needs) dependants.set(need, [...(dependants.get(need) ?? []), name])
  }
  const ready = [...waiting].filter(([, count]) => count === 0).map(([name]) => name)
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    waiting.delete(name)
    for (const dependant of dependants.get(name) ?? []) {
      const left = (waiting.get(dependant) ?? 0) - 1
      waiting.set(dependant, left)
      if (left === 0) ready.push(dependant)
    }
  }
  return [...waiting.keys()]
}
