import { evaluate } from '../evaluate.ts'
import type { Scope } from '../scope.ts'
import { isObject, type Json, type JsonObject } from '../template.ts'
import { failed as failure, type TransformFailure } from './failure.ts'

const LOOP = /^Fn::ForEach::(\w+)$/
const MAX_DEPTH = 5

/**
 * AWS::LanguageExtensions: writes out every `Fn::ForEach`. The other functions it brings are evaluated with all the
 * rest. `scope` knows parameters and mappings; a loop can run over nothing else.
 */
export function expandLoops(document: JsonObject, scope: Scope): JsonObject {
  return expandMembers(document, scope, 0)
}

function expandMembers(members: JsonObject, scope: Scope, depth: number): JsonObject {
  const expanded: [string, Json][] = []
  for (const [key, value] of Object.entries(members)) {
    const loop = LOOP.exec(key)
    if (loop) expanded.push(...Object.entries(iterate(loop[1] ?? '', value, scope, depth)))
    else expanded.push([key, expandValue(value, scope, depth)])
  }
  const names = expanded.map(([key]) => key)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw failed(`Fn::ForEach resolves to duplicate key ${twice}`)
  return Object.fromEntries(expanded)
}

function expandValue(value: Json, scope: Scope, depth: number): Json {
  if (Array.isArray(value)) return value.map((item) => expandValue(item, scope, depth))
  return isObject(value) ? expandMembers(value, scope, depth) : value
}

function iterate(name: string, loop: Json, scope: Scope, depth: number): JsonObject {
  const [identifier, collection, body] = Array.isArray(loop) ? loop : []
  if (typeof identifier !== 'string' || collection === undefined || !isObject(body)) {
    throw failed(`Fn::ForEach::${name} could not be resolved: it needs an identifier, a collection and a map`)
  }
  if (depth >= MAX_DEPTH) throw failed(`Fn::ForEach is nested more than ${MAX_DEPTH} levels deep`)
  const rounds = itemsOf(name, collection, scope).map((item) => {
    const round = substitute(body, identifier, item)
    return expandMembers(isObject(round) ? round : {}, scope, depth + 1)
  })
  const merged: [string, Json][] = rounds.flatMap((round) => Object.entries(round))
  if (new Set(merged.map(([key]) => key)).size < merged.length) {
    throw failed(`Fn::ForEach::${name} key must contain the identifier ${identifier}`)
  }
  return Object.fromEntries(merged)
}

function itemsOf(name: string, collection: Json, scope: Scope): string[] {
  const items = evaluate(collection, scope)
  if (Array.isArray(items) && items.every((item) => typeof item !== 'object')) return items.map(String)
  throw failed(`Fn::ForEach::${name} collection must be a list of texts that parameters or mappings give`)
}

/** Puts the item where the identifier stands: in keys, in texts and as a Ref. `&{X}` leaves out what is no letter or digit. */
function substitute(value: Json, identifier: string, item: string): Json {
  const fill = (text: string) =>
    text.replaceAll(`\${${identifier}}`, item).replaceAll(`&{${identifier}}`, item.replace(/[^a-zA-Z0-9]/g, ''))
  if (typeof value === 'string') return fill(value)
  if (Array.isArray(value)) return value.map((one) => substitute(one, identifier, item))
  if (!isObject(value)) return value
  if (value.Ref === identifier && Object.keys(value).length === 1) return item
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [fill(key), substitute(one, identifier, item)]))
}

function failed(detail: string): TransformFailure {
  return failure('AWS::LanguageExtensions', detail)
}
