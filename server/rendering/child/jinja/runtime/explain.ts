import { nearest } from '../../../nearest.ts'
import type { Expression } from '../language/ast.ts'
import { toRepr } from '../operators/text.ts'
import { Dict } from '../values/dict.ts'
import { textOf, typeNameOf, type Value } from '../values/value.ts'
import type { Frame } from './frame.ts'
import type { Run } from './run.ts'

/** `service_instance.inputs` as it is written, when the expression is only a path. */
export function pathOf(node: Expression): string | undefined {
  if (node.kind === 'name') return node.name
  if (node.kind === 'attribute') {
    const path = pathOf(node.node)
    return path && `${path}.${node.name}`
  }
  if (node.kind !== 'item' || node.key.kind !== 'const') return undefined
  const path = pathOf(node.node)
  const key = node.key.value
  return path && `${path}[${typeof key === 'string' ? `'${key}'` : key}]`
}

export function explainName(run: Run, frame: Frame, name: string): string {
  const known = run.context.names()
  for (let at: Frame | undefined = frame; at; at = at.parent) known.push(...at.vars.keys())
  return `'${name}' is not defined.${hint(name, [...new Set(known)])}`
}

/** What is missing in a value that is there. */
export function explainField(object: Value, key: Value, path: string | undefined): string {
  const name = textOf(key)
  const known = object instanceof Dict ? [...object.keys()].map(textOf).filter((text) => text !== undefined) : []
  if (name === undefined) return `${path ?? `the ${typeNameOf(object)}`} has no element ${toRepr(key)}.`
  const whole = path ? `${path}.${name} is not defined.` : `the ${typeNameOf(object)} has no attribute '${name}'.`
  return whole + hint(name, known)
}

function hint(name: string, known: string[]): string {
  const guess = nearest(name, known)
  if (guess) return ` Did you mean '${guess}'?`
  return known.length > 0 && known.length <= 12 ? ` There are: ${known.join(', ')}.` : ''
}
