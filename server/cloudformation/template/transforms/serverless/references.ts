import { entry, isObject, type Json, type JsonObject } from '../../template.ts'
import type { Expanding } from './expanding.ts'
import { isIntrinsic } from './intrinsics.ts'

type Known = Pick<Expanding, 'referable' | 'renamed'>

/** Follows references to what SAM has made or renamed: `Hello.Alias`, a layer, `Api.Stage`. */
export function withReferences(value: Json, known: Known): Json {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, known))
  if (!isObject(value)) return value
  if (isIntrinsic(value)) return reference(value, known)
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === 'DependsOn' ? dependencies(item, known) : withReferences(item, known),
    ]),
  )
}

function reference(value: JsonObject, known: Known): Json {
  const [[name, argument] = ['', null]] = Object.entries(value)
  if (name === 'Ref' && typeof argument === 'string') return { Ref: referred(argument, known) }
  if (name === 'Fn::GetAtt' && Array.isArray(argument) && argument.every((item) => typeof item === 'string')) {
    const [id = '', word = '', ...rest] = argument.join('.').split('.')
    const made = entry(entry(known.referable, id), word)
    if (made !== undefined) return { 'Fn::GetAtt': [made, ...rest] }
    const renamed = entry(known.renamed, id)
    return renamed === undefined ? value : { 'Fn::GetAtt': [renamed, word, ...rest] }
  }
  if (name === 'Fn::Sub') return { 'Fn::Sub': filled(argument, known) }
  return { [name]: withReferences(argument, known) }
}

function referred(text: string, { referable, renamed }: Known): string {
  const dot = text.indexOf('.')
  if (dot === -1) return entry(renamed, text) ?? text
  return entry(entry(referable, text.slice(0, dot)), text.slice(dot + 1)) ?? text
}

function filled(argument: Json, known: Known): Json {
  if (typeof argument === 'string') return substituted(argument, known)
  if (!Array.isArray(argument) || typeof argument[0] !== 'string') return withReferences(argument, known)
  const [text, ...values] = argument
  return [substituted(text, known), ...values.map((item) => withReferences(item, known))]
}

function substituted(text: string, { referable, renamed }: Known): string {
  return text.replace(/\$\{([A-Za-z0-9.]+)\}/g, (all, inner: string) => {
    const [id = '', word = ''] = inner.split('.')
    const made = entry(entry(referable, id), word)
    if (made !== undefined) return all.replace(`${id}.${word}`, made)
    const other = entry(renamed, id)
    return other === undefined ? all : all.replace(id, other)
  })
}

function dependencies(value: Json, { renamed }: Known): Json {
  const renew = (item: Json) => (typeof item === 'string' ? (entry(renamed, item) ?? item) : item)
  return Array.isArray(value) ? value.map(renew) : renew(value)
}
