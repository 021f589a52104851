import { dictMethods } from '../library/methods/dict.ts'
import { listMethods, tupleMethods } from '../library/methods/list.ts'
import type { Method } from '../library/methods/method.ts'
import { floatAttributes, integerAttributes, rangeAttributes } from '../library/methods/number.ts'
import { textMethods } from '../library/methods/text.ts'
import { subscript } from '../operators/subscript.ts'
import { Dict } from '../values/dict.ts'
import { undefinedError } from '../values/hash.ts'
import {
  Callable,
  Group,
  isText,
  List,
  Markup,
  Range,
  Special,
  Tuple,
  textOf,
  typeNameOf,
  Undefined,
  type Value,
} from '../values/value.ts'
import { explainField } from './explain.ts'
import { chargeReading, type Run } from './run.ts'

/** `object.name`: an attribute or method of Python comes before an entry of a dict. */
export function attributeOf(run: Run, object: Value, name: string, path?: string): Value {
  const attribute = pythonAttribute(run, object, name)
  if (attribute !== undefined) return attribute
  const found = subscript(object, name)
  return found !== undefined ? found : missing(object, name, path)
}

/** `object[key]`: an entry comes before an attribute. */
export function itemOf(run: Run, object: Value, key: Value, path?: string): Value {
  const found = subscript(object, key)
  if (found !== undefined) return found
  const name = textOf(key)
  const attribute = name === undefined ? undefined : pythonAttribute(run, object, name)
  return attribute !== undefined ? attribute : missing(object, key, path)
}

function missing(object: Value, key: Value, path: string | undefined): Value {
  const name = textOf(key)
  if (name !== undefined && neverNeeded.has(name)) return forbidden(object, name)
  return new Undefined(() => explainField(object, key, path))
}

/** Jinja2 has no such names; who asks for them wants to leave the template. */
const neverNeeded = new Set(['constructor', 'prototype', '__proto__'])

const internal =
  /^__(class|doc|init|new|dict|module|bases?|mro|subclasses|globals|builtins|getattribute|getitem|len|call|code|closure|func|self|reduce(_ex)?|dir|eq|ne|lt|le|gt|ge|hash|repr|str|format|sizeof|setattr|delattr|init_subclass|subclasshook|contains|iter|add|mul|mod|name|qualname|import|defaults|kwdefaults|weakref|slots|html|next|annotations)__$/

const forbidden = (object: Value, name: string) =>
  new Undefined(() => `access to attribute '${name}' of '${typeNameOf(object)}' object is unsafe.`, 'forbidden')

/** `getattr(object, name)` in the sandbox; undefined when there is none. */
export function pythonAttribute(run: Run, object: Value, name: string): Value | undefined {
  if (internal.test(name)) return forbidden(object, name)
  if (object instanceof Undefined) throw undefinedError(object)
  if (object instanceof Special) return object.attribute(name)
  const method = methodsOf(object)?.get(name)
  if (method) {
    return new Callable(name, (args) => {
      // Of a text all is read; most methods of lists and dicts look at one item.
      if (isText(object)) chargeReading(run, object)
      return method(run, object, args)
    })
  }
  if (object instanceof Group && name === 'grouper') return object.items[0]
  if (object instanceof Group && name === 'list') return object.items[1]
  return fieldsOf(object)?.(name)
}

function methodsOf(object: Value): ReadonlyMap<string, Method> | undefined {
  if (typeof object === 'string' || object instanceof Markup) return textMethods
  if (object instanceof Dict) return dictMethods
  if (object instanceof List) return listMethods
  return object instanceof Tuple || object instanceof Range ? tupleMethods : undefined
}

function fieldsOf(object: Value): ((name: string) => Value | undefined) | undefined {
  if (typeof object === 'bigint' || typeof object === 'boolean')
    return (name) => integerAttributes(BigInt(object), name)
  if (typeof object === 'number') return (name) => floatAttributes(object, name)
  return object instanceof Range ? (name) => rangeAttributes(object, name) : undefined
}
