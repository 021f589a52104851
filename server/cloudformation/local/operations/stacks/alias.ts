import { saveStack } from '../../state/world.ts'
import { AwsError, validationError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { livingStack, noSuchStack, stackNamed } from '../lookup.ts'

/** Gives a stack a second name, which shares the names of stacks. */
export const setAlias: Operation = (call) => {
  const state = livingStack(call)
  const alias = text(call.input, 'AliasName') ?? ''
  const { stack } = state
  if (stack.alias === alias) return {}
  if (call.home.names.has(alias)) throw new AwsError('AlreadyExistsException', `Stack [${alias}] already exists`)
  if (stack.alias) {
    throw validationError(
      `Stack [${stack.name}] already has the alias ${stack.alias}. Remove it before setting another.`,
    )
  }
  stack.alias = alias
  call.home.names.set(alias, stack.id)
  saveStack(call.world, state)
  return {}
}

export const removeAlias: Operation = (call) => {
  const alias = text(call.input, 'AliasName') ?? ''
  const state = stackNamed(call, alias)
  if (state?.stack.alias !== alias) throw noSuchStack(alias, 'bracketed')
  state.stack.alias = undefined
  call.home.names.delete(alias)
  saveStack(call.world, state)
  return {}
}
