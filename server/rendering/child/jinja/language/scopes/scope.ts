/**
 * Where a variable of a scope gets its value when the scope is entered: from a call or loop, from the names outside the
 * template, from the same variable of an outer scope, or from nowhere.
 */
export type Load = { from: 'parameter' } | { from: 'context' } | { from: 'outer'; hops: number } | { from: 'nowhere' }

/**
 * The variables of one scope. Jinja2 decides before rendering where each name lives; what it decides can be seen in the
 * output (a macro and a `set` after it, a loop that sets an outer name), so that the same decisions are made here.
 */
export class Scope {
  readonly parent: Scope | undefined
  readonly level: number
  loads = new Map<string, Load>()
  stores = new Set<string>()

  constructor(parent?: Scope) {
    this.parent = parent
    this.level = parent ? parent.level + 1 : 0
  }

  /** The level of the scope in which a name lives, seen from here. */
  levelOf(name: string): number | undefined {
    if (this.loads.has(name)) return this.level
    return this.parent?.levelOf(name)
  }

  hopsTo(name: string): number {
    return this.level - (this.levelOf(name) ?? this.level)
  }

  #outer(name: string): Load | undefined {
    const level = this.parent?.levelOf(name)
    return level === undefined ? undefined : { from: 'outer', hops: this.level - level }
  }

  load(name: string) {
    if (this.levelOf(name) === undefined) this.loads.set(name, { from: 'context' })
  }

  store(name: string) {
    this.stores.add(name)
    if (!this.loads.has(name)) this.loads.set(name, this.#outer(name) ?? { from: 'nowhere' })
  }

  parameter(name: string) {
    this.stores.add(name)
    this.loads.set(name, { from: 'parameter' })
  }

  /** For one branch of an `if`. */
  copy(): Scope {
    const copy = new Scope(this.parent)
    copy.loads = new Map(this.loads)
    copy.stores = new Set(this.stores)
    return copy
  }

  /** What only some branches set has its value from outside when another branch is taken. */
  merge(branches: Scope[]) {
    const stored = new Set(branches.flatMap((branch) => [...branch.stores]).filter((name) => !this.stores.has(name)))
    for (const branch of branches) {
      for (const [name, load] of branch.loads) this.loads.set(name, load)
      for (const name of branch.stores) this.stores.add(name)
    }
    for (const name of stored) this.loads.set(name, this.#outer(name) ?? { from: 'context' })
  }
}
