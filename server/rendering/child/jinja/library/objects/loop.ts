import { typeError } from '../../errors.ts'
import { same } from '../../operators/equality.ts'
import { iterate, lengthIfAny, type Values } from '../../operators/iterate.ts'
import { bindArguments } from '../../runtime/call.ts'
import { type Arguments, Callable, Special, Tuple, Undefined, type Value } from '../../values/value.ts'

/** Renders the body of a recursive loop again for other items. */
export type Recurse = (items: Value, depth: bigint) => Value

/** `loop` inside a loop. It reads one item ahead only when it is asked for what comes next. */
export class Loop extends Special {
  readonly typeName = 'LoopContext'
  readonly #items: Value | undefined
  readonly #recurse: Recurse | undefined
  readonly #depth0: bigint
  #iterator: Values
  #index0 = -1n
  #length: bigint | undefined
  #after: Value | undefined
  #current: Value | undefined
  #before: Value | undefined
  #changed: Tuple | undefined

  /** `items` is what is gone through, when its length can be known without going through it. */
  constructor(iterator: Values, items: Value | undefined, recurse: Recurse | undefined, depth0: bigint) {
    super()
    this.#iterator = iterator
    this.#items = items
    this.#recurse = recurse
    this.#depth0 = depth0
  }

  static over(items: Value, recurse: Recurse | undefined, depth0: bigint): Loop {
    return new Loop(iterate(items), items, recurse, depth0)
  }

  /** The next item, or undefined at the end. */
  next(): Value | undefined {
    let item = this.#after
    this.#after = undefined
    if (item === undefined) item = this.#pull()
    if (item === undefined) return undefined
    this.#index0++
    this.#before = this.#current
    this.#current = item
    return item
  }

  #pull(): Value | undefined {
    const { done, value } = this.#iterator.next()
    return done ? undefined : (value as Value)
  }

  #peek(): Value | undefined {
    if (this.#after === undefined) this.#after = this.#pull()
    return this.#after
  }

  override length(): bigint {
    this.#length ??= this.#items === undefined ? undefined : lengthIfAny(this.#items)
    if (this.#length === undefined) {
      const rest: Value[] = []
      for (let item = this.#pull(); item !== undefined; item = this.#pull()) rest.push(item)
      this.#iterator = rest.values()
      this.#length = BigInt(rest.length) + this.#index0 + 1n + (this.#after === undefined ? 0n : 1n)
    }
    return this.#length
  }

  attribute(name: string): Value | undefined {
    switch (name) {
      case 'index':
        return this.#index0 + 1n
      case 'index0':
        return this.#index0
      case 'revindex':
        return this.length() - this.#index0
      case 'revindex0':
        return this.length() - this.#index0 - 1n
      case 'first':
        return this.#index0 === 0n
      case 'last':
        return this.#peek() === undefined
      case 'length':
        return this.length()
      case 'depth':
        return this.#depth0 + 1n
      case 'depth0':
        return this.#depth0
      default:
        return this.#neighbour(name)
    }
  }

  #neighbour(name: string): Value | undefined {
    switch (name) {
      case 'previtem':
        return this.#before === undefined ? new Undefined(() => 'there is no previous item') : this.#before
      case 'nextitem': {
        const next = this.#peek()
        return next === undefined ? new Undefined(() => 'there is no next item') : next
      }
      case 'cycle':
        return new Callable('cycle', ({ positional }) => this.#cycle(positional))
      case 'changed':
        return new Callable('changed', ({ positional }) => this.#hasChanged(new Tuple(positional)))
      default:
        return undefined
    }
  }

  #cycle(values: Value[]): Value {
    if (values.length === 0) throw typeError('no items for cycling given')
    return values[Number(this.#index0 % BigInt(values.length))] ?? null
  }

  #hasChanged(values: Tuple): boolean {
    if (this.#changed && same(this.#changed, values)) return false
    this.#changed = values
    return true
  }

  override call(args: Arguments): Value {
    const [items = null] = bindArguments('__call__', [['iterable']], args)
    if (this.#recurse) return this.#recurse(items, this.#depth0 + 1n)
    throw typeError("The loop must have the 'recursive' marker to be called recursively.")
  }

  override *iterate(): Generator<Value> {
    for (let item = this.next(); item !== undefined; item = this.next()) yield new Tuple([item, this])
  }

  text(): string {
    return `<LoopContext ${this.#index0 + 1n}/${this.length()}>`
  }
}
