import { runtimeError, typeError, valueError } from '../errors.ts'
import type { NamespaceNode, Target } from '../language/ast.ts'
import { Namespace } from '../library/objects/namespace.ts'
import { each } from '../operators/iterate.ts'
import { Special, typeNameOf, type Value } from '../values/value.ts'
import type { Frame } from './frame.ts'
import type { Run } from './run.ts'

/** Sets the names of a target. */
export function assign(run: Run, frame: Frame, target: Target, value: Value) {
  run.at = target.at
  switch (target.kind) {
    case 'name':
      frame.out(target.hops).vars.set(target.name, value)
      frame.publishes?.publish(target.name, value)
      return
    case 'nsref':
      namespaceOf(frame, target.name).set(target.attribute, value)
      run.budget.made(16)
      return
    case 'tuple':
      return unpack(run, frame, target.items, value)
  }
}

function unpack(run: Run, frame: Frame, targets: Target[], value: Value) {
  const items = unpacked(value, targets.length)
  for (const [index, target] of targets.entries()) assign(run, frame, target, items[index] ?? null)
}

function unpacked(value: Value, count: number): Value[] {
  if (value === null || (typeof value !== 'object' && typeof value !== 'string')) {
    throw typeError(`cannot unpack non-iterable ${typeNameOf(value)} object`)
  }
  const items: Value[] = []
  for (const item of each(value)) {
    if (items.length === count) throw valueError(`too many values to unpack (expected ${count})`)
    items.push(item)
  }
  if (items.length < count) throw valueError(`not enough values to unpack (expected ${count}, got ${items.length})`)
  return items
}

/** Every namespace of a target must be one before anything is set. */
export function checkNamespaces(run: Run, frame: Frame, target: Target) {
  if (target.kind === 'tuple') for (const item of target.items) checkNamespaces(run, frame, item)
  if (target.kind !== 'nsref') return
  run.at = target.at
  namespaceOf(frame, target.name)
}

function namespaceOf(frame: Frame, { name, hops }: NamespaceNode['name']): Namespace {
  const value = frame.out(hops).vars.get(name)
  if (value instanceof Special && value instanceof Namespace) return value
  throw runtimeError('cannot assign attribute on non-namespace object')
}
