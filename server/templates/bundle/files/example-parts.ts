import type { Spec } from '../../specs/spec.ts'

/** A spec of the example, and where in it whole numbers are written as floats. */
export interface ExamplePart {
  spec: Spec
  floats: string[]
}

export interface ExampleInstance extends ExamplePart {
  name: string
}

export interface Example {
  infrastructure?: ExamplePart
  /** Of a service; at least one. */
  instances: ExampleInstance[]
  pipeline?: ExamplePart
}
