import { PythonError } from '../../errors.ts'
import { toRepr } from '../../operators/text.ts'
import { Dict } from '../../values/dict.ts'
import { type Arguments, Callable, Special, type Value } from '../../values/value.ts'
import { fillDict } from '../methods/dict.ts'

/** `namespace(…)`: the only object whose attributes a template can set, also from inside a loop. */
export class Namespace extends Special {
  readonly typeName = 'Namespace'
  readonly #values = new Dict()

  constructor(args: Arguments) {
    super()
    fillDict(this.#values, args, 'dict')
  }

  attribute(name: string): Value | undefined {
    return this.#values.get(name)
  }

  set(name: string, value: Value) {
    this.#values.set(name, value)
  }

  text(): string {
    return `<Namespace ${toRepr(this.#values)}>`
  }
}

/** `cycler(…)`: gives its values in turns, across loops. */
export class Cycler extends Special {
  readonly typeName = 'Cycler'
  readonly #items: Value[]
  #position = 0

  constructor(items: Value[]) {
    super()
    if (items.length === 0) throw new PythonError('RuntimeError', 'at least one item has to be provided')
    this.#items = items
  }

  attribute(name: string): Value | undefined {
    if (name === 'current') return this.#items[this.#position]
    if (name === 'next') return new Callable('next', () => this.#next())
    if (name === 'reset') {
      return new Callable('reset', () => {
        this.#position = 0
        return null
      })
    }
    return undefined
  }

  #next(): Value {
    const value = this.#items[this.#position] ?? null
    this.#position = (this.#position + 1) % this.#items.length
    return value
  }

  text() {
    return undefined
  }
}

/** `joiner(separator)`: nothing at the first call, then the separator. */
export class Joiner extends Special {
  readonly typeName = 'Joiner'
  readonly #separator: Value
  #used = false

  constructor(separator: Value) {
    super()
    this.#separator = separator
  }

  attribute(name: string): Value | undefined {
    if (name === 'sep') return this.#separator
    return name === 'used' ? this.#used : undefined
  }

  override call(): Value {
    const text = this.#used ? this.#separator : ''
    this.#used = true
    return text
  }

  text() {
    return undefined
  }
}
