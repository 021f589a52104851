import type { Value } from '../values/value.ts'

/** The names a template can read without having set them, and those it has set at its top level. */
export class Context {
  readonly #given: ReadonlyMap<string, Value>
  readonly #set = new Map<string, Value>()

  constructor(given: ReadonlyMap<string, Value>) {
    this.#given = given
  }

  resolve(name: string): Value | undefined {
    const own = this.#set.get(name)
    return own !== undefined ? own : this.#given.get(name)
  }

  /** A `set` or macro at the top level: blocks and macros see it. */
  publish(name: string, value: Value) {
    this.#set.set(name, value)
  }

  names(): string[] {
    return [...new Set([...this.#set.keys(), ...this.#given.keys()])]
  }

  /** With some more names, for a scoped block. */
  derive(names: Iterable<[string, Value]>): Context {
    return new Context(new Map([...this.#given, ...this.#set, ...names]))
  }
}
