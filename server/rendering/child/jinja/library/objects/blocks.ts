import { runtimeError } from '../../errors.ts'
import type { BlockNode } from '../../language/ast.ts'
import type { Context } from '../../runtime/context.ts'
import { Frame } from '../../runtime/frame.ts'
import { captured, renderAll } from '../../runtime/render.ts'
import type { Run } from '../../runtime/run.ts'
import { undefinedError } from '../../values/hash.ts'
import { Callable, Special, Undefined, type Value } from '../../values/value.ts'

/** A block where it is written. It does not see the loops and sets around it unless it says `scoped`. */
export function renderBlock(run: Run, frame: Frame, node: BlockNode) {
  if (node.required) run.lineAt = node.at
  if (node.required) throw runtimeError(`Required block '${node.name}' not found`)
  const names: [string, Value][] = []
  for (const { name, hops } of node.visible ?? []) {
    const value = frame.out(hops).vars.get(name)
    if (value !== undefined) names.push([name, value])
  }
  renderBody(run, node, node.scoped ? run.context.derive(names) : run.context)
}

function renderBody(run: Run, node: BlockNode, context: Context) {
  const { context: outside, lineAt } = run
  run.context = context
  const frame = Frame.enter(node.scope, context)
  if (node.scope?.loads.get('self')?.from === 'parameter') frame.vars.set('self', new Self(run))
  if (node.scope?.loads.get('super')?.from === 'parameter') {
    frame.vars.set('super', new Undefined(() => `there is no parent block called '${node.name}'.`))
  }
  renderAll(run, frame, node.body)
  run.context = outside
  run.lineAt = lineAt
}

/** `self`: renders a block of the template again. */
export class Self extends Special {
  readonly typeName = 'TemplateReference'
  readonly #run: Run

  constructor(run: Run) {
    super()
    this.#run = run
  }

  attribute(name: string): Value | undefined {
    const block = this.#run.template.blocks.get(name)
    if (!block) throw undefinedError(new Undefined(() => `there is no block called '${name}'.`))
    return new Callable(name, () => captured(this.#run, () => renderBody(this.#run, block, this.#run.context)))
  }

  text(): string {
    return '<TemplateReference None>'
  }
}
