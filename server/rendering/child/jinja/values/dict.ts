import { hashKey, type Key } from './hash.ts'
import { Thing, type Value } from './value.ts'

/** A dict: keys in the order they came, equal by Python's rules (`1`, `1.0` and `True` are one key). */
export class Dict extends Thing {
  readonly typeName = 'dict'
  readonly #entries = new Map<Key, { key: Value; value: Value }>()

  static of(entries: Iterable<readonly [Value, Value]>): Dict {
    const dict = new Dict()
    for (const [key, value] of entries) dict.set(key, value)
    return dict
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: Value): Value | undefined {
    return this.#entries.get(hashKey(key))?.value
  }

  has(key: Value): boolean {
    return this.#entries.has(hashKey(key))
  }

  /** A key that is there already stays as it was written first. */
  set(key: Value, value: Value) {
    const hashed = hashKey(key)
    const entry = this.#entries.get(hashed)
    if (entry) entry.value = value
    else this.#entries.set(hashed, { key, value })
  }

  delete(key: Value): boolean {
    return this.#entries.delete(hashKey(key))
  }

  clear() {
    this.#entries.clear()
  }

  *keys(): Generator<Value> {
    for (const { key } of this.#entries.values()) yield key
  }

  *values(): Generator<Value> {
    for (const { value } of this.#entries.values()) yield value
  }

  *entries(): Generator<[Value, Value]> {
    for (const { key, value } of this.#entries.values()) yield [key, value]
  }

  copy(): Dict {
    return Dict.of(this.entries())
  }
}
