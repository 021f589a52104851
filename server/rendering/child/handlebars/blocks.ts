import { evaluate, type Run, spend } from './evaluate.ts'
import { kindOf } from './helpers/arguments.ts'
import { isTruthy } from './helpers/comparison.ts'
import { keysOf } from './plain-names.ts'
import { placeOf, TemplateStop } from './problem.ts'
import { isMap, type Scope } from './scope.ts'

/** Renders one branch of a block in a scope; an absent branch renders nothing. */
export type RenderBranch = (branch: hbs.AST.Program | undefined, scope: Scope) => void
type Block = (run: Run, node: hbs.AST.BlockStatement, scope: Scope, render: RenderBranch) => void

export const blockHelpers: ReadonlyMap<string, Block> = new Map<string, Block>([
  ['if', (run, node, scope, render) => render(holds(run, node, scope) ? node.program : node.inverse, scope)],
  ['unless', (run, node, scope, render) => render(holds(run, node, scope) ? node.inverse : node.program, scope)],
  ['with', renderWith],
  ['each', renderEach],
])

function argument(run: Run, node: hbs.AST.BlockStatement, scope: Scope): unknown {
  const [param] = node.params
  const name = node.path.original
  if (!param || node.params.length > 1) {
    const message = `{{#${name}}} takes one value, and got ${node.params.length}. Join conditions with (and …) or (or …).`
    throw new TemplateStop('TEMPLATE_HELPER', message, placeOf(run.file, node))
  }
  return evaluate(run, param, scope)
}

const holds = (run: Run, node: hbs.AST.BlockStatement, scope: Scope) => isTruthy(argument(run, node, scope))

function renderWith(run: Run, node: hbs.AST.BlockStatement, scope: Scope, render: RenderBranch) {
  const value = argument(run, node, scope)
  if (!isTruthy(value)) return render(node.inverse, scope)
  const [name] = node.program.blockParams ?? []
  render(node.program, {
    value,
    parent: scope,
    root: scope.root,
    locals: name ? { [name]: value } : {},
    loop: undefined,
  })
}

function renderEach(run: Run, node: hbs.AST.BlockStatement, scope: Scope, render: RenderBranch) {
  const entries = entriesOf(run, node, argument(run, node, scope))
  if (entries.length === 0) return render(node.inverse, scope)
  const [itemName, keyName] = node.program.blockParams ?? []
  const place = placeOf(run.file, node)
  for (const [index, [key, value]] of entries.entries()) {
    spend(run, 1, place)
    const locals: Record<string, unknown> = {}
    if (itemName) locals[itemName] = value
    if (keyName) locals[keyName] = key
    const loop = { index, key, first: index === 0, last: index === entries.length - 1 }
    render(node.program, { value, parent: scope, root: scope.root, locals, loop })
  }
}

function entriesOf(run: Run, node: hbs.AST.BlockStatement, value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item])
  if (value === null || value === undefined) return []
  if (isMap(value)) return keysOf(value).map((key) => [key, value[key]])
  const message = `{{#each}} goes through a list or a map; this is ${kindOf(value)}.`
  throw new TemplateStop('TEMPLATE_HELPER', message, placeOf(run.file, node))
}
