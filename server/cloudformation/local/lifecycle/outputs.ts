import { evaluateOutput, holds } from '../../template/evaluate.ts'
import { referencesIn, soleEntry } from '../../template/references.ts'
import type { Scope } from '../../template/scope.ts'
import { isObject, type Json } from '../../template/template.ts'
import { scalarText, unknownsIn } from '../../template/unknown.ts'
import type { Region, StackState } from '../state/region.ts'
import type { Output } from '../state/stack.ts'
import { regionOf, saveStack, type World } from '../state/world.ts'
import { missingReason } from './missing.ts'

/** Evaluates a stack's outputs; throws a `TemplateError`, or answers why they cannot be. */
export function evaluateOutputs(scope: Scope): Output[] | string {
  const outputs: Output[] = []
  for (const [key, declaration] of Object.entries(scope.template.outputs)) {
    if (!holds(scope, declaration.condition)) continue
    const { value, description, exportName } = evaluateOutput(scope, key)
    const waiting = unknownsIn(value)[0]
    if (waiting) {
      const reason = missingReason(waiting, scope.template)
      return waiting.name === 'Fn::ImportValue' ? reason : `[Error] /Outputs/${key}/Value/Fn::GetAtt: ${reason}.`
    }
    outputs.push({
      key,
      value: scalarText(value),
      description,
      exportName: exportName === undefined ? undefined : scalarText(exportName),
    })
  }
  return outputs
}

/** Why the stack cannot export what it wants to, or stop exporting what others use. */
export function exportProblem(world: World, state: StackState, outputs: Output[]): string | undefined {
  const home = regionOf(world, state.stack.account, state.stack.region)
  for (const { exportName } of outputs) {
    const owner = exportName && home.exports.get(exportName)
    if (owner && owner.stackId !== state.stack.id) {
      return `Export with name ${exportName} is already exported by stack ${nameOf(home, owner.stackId)}`
    }
  }
  for (const before of state.stack.outputs) {
    if (!before.exportName) continue
    const after = outputs.find((output) => output.exportName === before.exportName)
    if (after?.value === before.value) continue
    const users = importersOf(home, before.exportName)
    if (users.length === 0) continue
    return `Export ${before.exportName} cannot be ${after ? 'updated' : 'deleted'} as it is in use by ${inWords(users)}`
  }
  return undefined
}

/** `A`, `A and B`, `A, B and C`. */
export function inWords(names: string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function nameOf(home: Region, stackId: string): string {
  return home.stacks.get(stackId)?.stack.name ?? stackId
}

/** The names of the stacks that import an export. */
export function importersOf(home: Region, exportName: string): string[] {
  return [...home.stacks.values()]
    .filter(({ stack }) => stack.status !== 'DELETE_COMPLETE' && stack.imports.includes(exportName))
    .map(({ stack }) => stack.name)
}

/** Makes these the stack's outputs and exports. */
export function publishOutputs(world: World, state: StackState, outputs: Output[]): void {
  const { stack } = state
  const { exports } = regionOf(world, stack.account, stack.region)
  for (const { exportName } of stack.outputs) {
    if (exportName && exports.get(exportName)?.stackId === stack.id) exports.delete(exportName)
  }
  for (const { exportName, value } of outputs) if (exportName) exports.set(exportName, { stackId: stack.id, value })
  stack.outputs = outputs
  saveStack(world, state)
}

/** The names of the exports that a definition imports, where the name can be told. */
export function importsIn(value: Json, evaluateName: (argument: Json) => string | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => importsIn(item, evaluateName))
  if (!isObject(value)) return []
  const [name, argument] = soleEntry(value)
  if (name === 'Fn::ImportValue' && argument !== undefined && referencesIn(argument).every((r) => !r.attribute)) {
    const exportName = evaluateName(argument)
    return exportName === undefined ? [] : [exportName]
  }
  return Object.values(value).flatMap((item) => importsIn(item, evaluateName))
}
