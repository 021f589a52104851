import type { Scope } from '../scope.ts'
import type { Json } from '../template.ts'
import type { Value } from '../unknown.ts'

/** A function of the template language: gets its argument as written, and evaluates of it what it needs. */
export type Intrinsic = (argument: Json, evaluate: (value: Json) => Value, scope: Scope) => Value
