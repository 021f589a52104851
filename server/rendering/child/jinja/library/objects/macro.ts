import { Refusal, typeError } from '../../errors.ts'
import type { MacroNode } from '../../language/ast.ts'
import { evaluate } from '../../runtime/evaluate.ts'
import { Frame } from '../../runtime/frame.ts'
import { Capture } from '../../runtime/output.ts'
import { renderAll } from '../../runtime/render.ts'
import type { Run } from '../../runtime/run.ts'
import { Dict } from '../../values/dict.ts'
import { type Arguments, Markup, Special, Tuple, Undefined, type Value } from '../../values/value.ts'

const deepest = 100

/** A macro, or the body of a call block. It sees the variables around it as they are when it is called. */
export class Macro extends Special {
  readonly typeName = 'Macro'
  readonly #run: Run
  readonly #node: MacroNode
  readonly #outside: Frame
  readonly #autoescape: boolean

  constructor(run: Run, node: MacroNode, outside: Frame) {
    super()
    this.#run = run
    this.#node = node
    this.#outside = outside
    this.#autoescape = run.autoescape
  }

  get #names(): string[] {
    return this.#node.parameters.map(({ name }) => name.name)
  }

  get #title(): string {
    return this.#node.name ? `'${this.#node.name.name}'` : 'None'
  }

  attribute(name: string): Value | undefined {
    switch (name) {
      case 'name':
        return this.#node.name?.name ?? null
      case 'arguments':
        return new Tuple(this.#names)
      case 'catch_kwargs':
        return this.#node.uses?.kwargs ?? false
      case 'catch_varargs':
        return this.#node.uses?.varargs ?? false
      case 'caller':
        return this.#node.uses?.caller ?? false
      case 'explicit_caller':
        return this.#names.includes('caller')
      default:
        return undefined
    }
  }

  text(): string {
    return `<Macro ${this.#node.name ? this.#title : 'anonymous'}>`
  }

  override call(args: Arguments): Value {
    const run = this.#run
    if (run.macroDepth >= deepest) throw tooDeep(this.#title)
    const frame = this.#enter(args)
    const { output, autoescape, at, lineAt } = run
    const capture = new Capture()
    run.output = capture
    run.autoescape = this.#autoescape
    run.macroDepth++
    run.lineAt = this.#node.at
    this.#fillIn(frame)
    renderAll(run, frame, this.#node.body)
    run.macroDepth--
    run.autoescape = autoescape
    run.output = output
    run.at = at
    run.lineAt = lineAt
    return autoescape ? new Markup(capture.text) : capture.text
  }

  #enter({ positional, named }: Arguments): Frame {
    const names = this.#names
    const rest = new Map(named)
    const frame = Frame.enter(this.#node.scope, this.#run.context, this.#outside)
    let callerFound = positional.length >= names.length ? names.includes('caller') : false
    for (const [index, name] of names.entries()) {
      const given = index < positional.length ? positional[index] : rest.get(name)
      frame.set(name, given)
      if (index < positional.length) continue
      rest.delete(name)
      if (name === 'caller') callerFound = true
    }
    this.#enterSpecial(frame, rest, positional, callerFound)
    return frame
  }

  #enterSpecial(frame: Frame, rest: Map<string, Value>, positional: Value[], callerFound: boolean) {
    const { caller, kwargs, varargs } = this.#node.uses ?? {}
    const count = this.#node.parameters.length
    if (caller && !callerFound) {
      const given = rest.get('caller') ?? null
      rest.delete('caller')
      frame.set('caller', given === null ? new Undefined(() => 'No caller defined') : given)
    }
    if (kwargs) frame.set('kwargs', Dict.of(rest))
    else if (rest.size > 0) throw this.#surplus(rest)
    if (varargs) frame.set('varargs', new Tuple(positional.slice(count)))
    else if (positional.length > count) {
      throw typeError(`macro ${this.#title} takes not more than ${count} argument(s)`)
    }
  }

  #surplus(rest: Map<string, Value>): Error {
    if (rest.has('caller')) {
      return typeError(`macro ${this.#title} was invoked with two values for the special caller argument.`)
    }
    return typeError(`macro ${this.#title} takes no keyword argument '${[...rest.keys()][0]}'`)
  }

  /** Fallbacks are evaluated at every call, and see the parameters before them. */
  #fillIn(frame: Frame) {
    for (const { name, fallback } of this.#node.parameters) {
      if (frame.vars.has(name.name)) continue
      const value = fallback
        ? evaluate(this.#run, frame, fallback)
        : new Undefined(() => `parameter '${name.name}' was not provided.`)
      frame.set(name.name, value)
    }
  }
}

const tooDeep = (name: string) =>
  new Refusal('TEMPLATE_RECURSION', `Macros call each other more than ${deepest} deep, at ${name}.`)
