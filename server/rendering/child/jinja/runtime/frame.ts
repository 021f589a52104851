import type { Scope } from '../language/scopes/scope.ts'
import type { Value } from '../values/value.ts'
import type { Context } from './context.ts'

/** The variables of a scope while it is being rendered. A variable that is not there is missing. */
export class Frame {
  readonly vars = new Map<string, Value>()
  readonly parent: Frame | undefined
  /** At the top level of the template what is set is also set for blocks and for macros that look outside. */
  publishes: Context | undefined

  constructor(parent: Frame | undefined) {
    this.parent = parent
  }

  /** Enters a scope: some of its variables have a value from the beginning. */
  static enter(scope: Scope | undefined, context: Context, parent?: Frame): Frame {
    const frame = new Frame(parent)
    for (const [name, load] of scope?.loads ?? []) {
      if (load.from === 'context') frame.set(name, context.resolve(name))
      else if (load.from === 'outer') frame.set(name, frame.out(load.hops).vars.get(name))
    }
    return frame
  }

  set(name: string, value: Value | undefined) {
    if (value !== undefined) this.vars.set(name, value)
  }

  /** The frame so many scopes further out. */
  out(hops: number): Frame {
    let frame: Frame = this
    for (let hop = 0; hop < hops && frame.parent; hop++) frame = frame.parent
    return frame
  }
}
