import { Refusal } from '../errors.ts'
import type { ForNode } from '../language/ast.ts'
import { Loop, type Recurse } from '../library/objects/loop.ts'
import { isTrue, iterate, over, type Values } from '../operators/iterate.ts'
import { Markup, Stream, type Value } from '../values/value.ts'
import { assign } from './assign.ts'
import { evaluate } from './evaluate.ts'
import { Frame } from './frame.ts'
import { Capture } from './output.ts'
import { renderAll } from './render.ts'
import type { Run } from './run.ts'

const deepest = 100

export function renderFor(run: Run, frame: Frame, node: ForNode) {
  run.lineAt = node.at
  const items = evaluate(run, frame, node.iterable)
  run.at = node.iterable.at
  if (!node.recursive) return renderLoop(run, frame, node, items)
  // The text of a recursive loop is a value, at its first level, too.
  const text = recursion(run, frame, node)(items, 0n)
  run.output.write(text instanceof Markup ? text.text : String(text), node.at, 'value')
}

function recursion(run: Run, frame: Frame, node: ForNode): Recurse {
  const recurse: Recurse = (items, depth) => {
    if (depth > deepest) throw new Refusal('TEMPLATE_RECURSION', `The loop calls itself more than ${deepest} deep.`)
    const { output, at, lineAt } = run
    run.lineAt = node.at
    const capture = new Capture()
    run.output = capture
    renderLoop(run, frame, node, items, recurse, depth)
    run.output = output
    run.at = at
    run.lineAt = lineAt
    run.budget.made(capture.text.length)
    return run.autoescape ? new Markup(capture.text) : capture.text
  }
  return recurse
}

function renderLoop(run: Run, frame: Frame, node: ForNode, items: Value, recurse?: Recurse, depth = 0n) {
  const rendered = node.hasLoop
    ? renderWithLoop(run, frame, node, items, recurse, depth)
    : renderPlain(run, frame, node, items)
  if (rendered > 0) return
  renderAll(run, Frame.enter(node.scopes?.otherwise, run.context, frame), node.otherwise)
}

function renderPlain(run: Run, frame: Frame, node: ForNode, items: Value): number {
  let count = 0
  const values = node.test ? filtered(run, frame, node, items) : iterate(items)
  for (const item of over(values)) {
    count++
    const inner = Frame.enter(node.scopes?.body, run.context, frame)
    renderItem(run, inner, node, item)
  }
  return count
}

function renderWithLoop(
  run: Run,
  frame: Frame,
  node: ForNode,
  items: Value,
  recurse: Recurse | undefined,
  depth: bigint,
) {
  const loop = node.test
    ? Loop.over(new Stream('generator', filtered(run, frame, node, items)), recurse, depth)
    : Loop.over(items, recurse, depth)
  let count = 0
  for (let item = loop.next(); item !== undefined; item = loop.next()) {
    count++
    const inner = Frame.enter(node.scopes?.body, run.context, frame)
    inner.vars.set('loop', loop)
    renderItem(run, inner, node, item)
  }
  return count
}

function renderItem(run: Run, frame: Frame, node: ForNode, item: Value) {
  run.budget.step()
  run.at = node.at
  assign(run, frame, node.target, item)
  renderAll(run, frame, node.body)
  run.at = node.at
  run.lineAt = node.at
}

/** The items for which the loop's condition holds, each asked for when the loop gets there. */
function filtered(run: Run, frame: Frame, node: ForNode, items: Value): Values {
  const { lineAt } = run
  // Jinja2 goes through the items where the condition is written.
  if (node.test) run.lineAt = node.test.lineAt ?? node.test.at
  const values = iterate(items)
  run.lineAt = lineAt
  const inner = Frame.enter(node.scopes?.test, run.context, frame)
  function* matching(): Generator<Value> {
    for (const item of over(values)) {
      const { lineAt } = run
      if (node.test) run.lineAt = node.test.lineAt ?? node.test.at
      assign(run, inner, node.testTarget, item)
      const matches = !node.test || isTrue(evaluate(run, inner, node.test))
      run.lineAt = lineAt
      if (matches) yield item
    }
  }
  return matching()
}
