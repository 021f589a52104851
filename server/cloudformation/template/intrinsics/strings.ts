import { subReference } from '../references.ts'
import { entry, isObject, type Json, TemplateError } from '../template.ts'
import {
  concatenate,
  isUnknown,
  printed,
  scalarText,
  type Unknown,
  unknown,
  unknownsIn,
  type Value,
} from '../unknown.ts'
import type { Intrinsic } from './intrinsic.ts'
import { attribute, reference } from './lookups.ts'

const JOIN =
  'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.'
const SPLIT =
  'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.'
const SUB =
  "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string"

export const join: Intrinsic = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length !== 2) throw new TemplateError(JOIN)
  const delimiter = evaluate(argument[0] ?? '')
  const items = evaluate(argument[1] ?? '')
  if (typeof delimiter !== 'string') throw new TemplateError(JOIN)
  if (isUnknown(items)) return items
  if (!Array.isArray(items)) throw new TemplateError(JOIN)
  const joined = concatenate(items.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item])))
  return whole(joined)
}

/** CloudFormation tells the known parts of a text only where `${…}` names the unknown ones directly. */
function whole(text: string | Unknown): string | Unknown {
  return isUnknown(text) ? unknown(text.sources, text.text) : text
}

export const split: Intrinsic = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length !== 2) throw new TemplateError(SPLIT)
  const delimiter = evaluate(argument[0] ?? '')
  const text = evaluate(argument[1] ?? '')
  if (isUnknown(text)) return unknown(text.sources)
  if (typeof delimiter !== 'string' || typeof text !== 'string' || delimiter === '') throw new TemplateError(SPLIT)
  return text.split(delimiter)
}

export const select: Intrinsic = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length !== 2) throw selectArguments()
  const position = evaluate(argument[0] ?? '')
  const list = evaluate(argument[1] ?? '')
  if (isUnknown(position)) return unknown([...position.sources, ...unknownsIn(list)])
  const index = Number(scalarText(position))
  if (!Number.isInteger(index)) throw selectArguments()
  if (isUnknown(list)) return unknown(list.sources)
  if (!Array.isArray(list)) throw selectArguments()
  const item = index < 0 ? undefined : list[index]
  if (item === undefined) {
    throw new TemplateError(`Template error: Fn::Select cannot select nonexistent value at index ${index}`)
  }
  return item
}

function selectArguments() {
  return new TemplateError(
    'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
  )
}

export const sub: Intrinsic = (argument, evaluate, scope) => {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}]
  if (Array.isArray(argument) && argument.length !== 2) throw new TemplateError(SUB)
  if (typeof text !== 'string' || !isObject(variables)) throw new TemplateError(SUB)
  let mapped = false
  const result = concatenate(
    subPieces(text).map(({ literal, name }) => {
      if (name === undefined) return literal
      const own = entry(variables, name)
      if (own !== undefined) {
        const value = evaluate(own)
        mapped ||= isUnknown(value)
        return value
      }
      const target = subReference(name)
      const value =
        target.attribute === undefined ? reference(target.name, scope) : attribute(target.name, target.attribute, scope)
      return Array.isArray(value) ? concatenate(value.flatMap((item, index) => (index ? [',', item] : [item]))) : value
    }),
  )
  return mapped ? whole(result) : result
}

/** Cuts `a${B}c${!D}` into text and names; the escaped `${!D}` is the text `${D}`. */
function subPieces(text: string): { literal: string; name?: string }[] {
  return text.split(/(\$\{[^{}]*\})/).map((piece) => {
    const name = /^\$\{([^{}]*)\}$/.exec(piece)?.[1]
    if (name === undefined) return { literal: piece }
    return name.startsWith('!') ? { literal: `\${${name.slice(1)}}` } : { literal: '', name: name.trim() }
  })
}

export const base64: Intrinsic = (argument, evaluate) => {
  const text = evaluate(argument)
  if (typeof text === 'object' && !isUnknown(text)) {
    throw new TemplateError('Template error: every Fn::Base64 object must have a String-typed value.')
  }
  return isUnknown(text) ? unknown(text.sources) : Buffer.from(scalarText(text)).toString('base64')
}

export const length: Intrinsic = (argument, evaluate) => {
  const list = evaluate(argument)
  if (isUnknown(list)) return unknown(list.sources)
  if (!Array.isArray(list)) {
    throw new TemplateError('Template error: Fn::Length requires a list or a function that returns a list')
  }
  return list.length
}

export const toJsonString: Intrinsic = (argument, evaluate) => {
  const value: Value = evaluate(argument)
  const text = JSON.stringify(printed(value) as Json)
  const sources = unknownsIn(value)
  return sources.length > 0 ? unknown(sources, text) : text
}
