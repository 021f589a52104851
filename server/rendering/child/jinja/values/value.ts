import type { Dict } from './dict.ts'

/**
 * A value as Python knows it. Integers are bigints and floats are numbers, so that `80` and `80.0` stay apart. Nothing
 * here is ever a plain JavaScript object: there is no prototype a template could reach.
 */
export type Value = null | boolean | bigint | number | string | Thing

/** Every value that JavaScript has no primitive for. `typeName` is Python's name of the class. */
export abstract class Thing {
  abstract readonly typeName: string
}

/** Text that counts as safe HTML: joining it with plain text escapes the plain text, as in Python. */
export class Markup extends Thing {
  readonly typeName = 'Markup'
  readonly text: string

  constructor(text: string) {
    super()
    this.text = text
  }
}

export class List extends Thing {
  readonly typeName = 'list'
  readonly items: Value[]

  constructor(items: Value[]) {
    super()
    this.items = items
  }
}

export class Tuple extends Thing {
  readonly typeName: string = 'tuple'
  readonly items: Value[]

  constructor(items: Value[]) {
    super()
    this.items = items
  }
}

/** What `groupby` makes: a tuple whose parts have names, too. */
export class Group extends Tuple {
  override readonly typeName = '_GroupTuple'
}

export class Range extends Thing {
  readonly typeName = 'range'
  readonly start: bigint
  readonly stop: bigint
  readonly step: bigint

  constructor(start: bigint, stop: bigint, step: bigint) {
    super()
    this.start = start
    this.stop = stop
    this.step = step
  }

  get length(): bigint {
    const { start, stop, step } = this
    if (step > 0n) return start < stop ? (stop - start - 1n) / step + 1n : 0n
    return start > stop ? (start - stop - 1n) / -step + 1n : 0n
  }
}

/** `keys()`, `values()` and `items()` of a dict: they follow its changes. */
export class DictView extends Thing {
  readonly typeName: string
  readonly dict: Dict
  readonly part: 'keys' | 'values' | 'items'

  constructor(dict: Dict, part: 'keys' | 'values' | 'items') {
    super()
    this.typeName = `dict_${part}`
    this.dict = dict
    this.part = part
  }
}

/** Something that can be gone through once: generators and iterators. */
export class Stream extends Thing {
  readonly typeName: string
  readonly iterator: Iterator<Value, unknown, undefined>

  constructor(typeName: string, iterator: Iterator<Value, unknown, undefined>) {
    super()
    this.typeName = typeName
    this.iterator = iterator
  }
}

/**
 * A name or attribute that is not there. It is false and can be asked for; any other use is an error. Only a `blank` one,
 * from an `if` without `else`, can also be printed: as nothing.
 */
export class Undefined extends Thing {
  readonly typeName = 'StrictUndefined'
  readonly #explain: () => string
  readonly cause: 'missing' | 'forbidden' | 'blank'

  /** The explanation is only put together when somebody gets to read it. */
  constructor(explain: () => string, cause: 'missing' | 'forbidden' | 'blank' = 'missing') {
    super()
    this.#explain = explain
    this.cause = cause
  }

  get message(): string {
    return this.#explain()
  }
}

/** Arguments of a call, in Python's two kinds. */
export interface Arguments {
  positional: Value[]
  named: Map<string, Value>
}

/** A function or bound method. What it needs of the rendering it was made with. */
export class Callable extends Thing {
  readonly typeName: string
  readonly name: string
  readonly call: (args: Arguments) => Value

  constructor(name: string, call: (args: Arguments) => Value, typeName = 'builtin_function_or_method') {
    super()
    this.name = name
    this.call = call
    this.typeName = typeName
  }
}

/** Objects that Jinja2 itself provides: `loop`, macros, `namespace`, `cycler`, `joiner`, `self`. */
export abstract class Special extends Thing {
  /** An attribute, or undefined when there is none of that name. */
  abstract attribute(name: string): Value | undefined
  /** Its text; undefined when Python would print a memory address. */
  abstract text(): string | undefined
  call?(args: Arguments): Value
  iterate?(): Iterator<Value, unknown, undefined>
  length?(): bigint
}

/** The characters of a text, plain or safe; undefined for anything else. */
export function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value
  return value instanceof Markup ? value.text : undefined
}

export const isText = (value: Value): value is string | Markup => typeof value === 'string' || value instanceof Markup

/** Python's bools are integers. */
export function integerOf(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value
  return typeof value === 'boolean' ? BigInt(value) : undefined
}

export function typeNameOf(value: Value): string {
  if (value === null) return 'NoneType'
  switch (typeof value) {
    case 'boolean':
      return 'bool'
    case 'bigint':
      return 'int'
    case 'number':
      return 'float'
    case 'string':
      return 'str'
    default:
      return value.typeName
  }
}
