import { Refusal, typeError } from '../errors.ts'
import type { FilterNode, SetBlockNode, Statement, WithNode } from '../language/ast.ts'
import { renderBlock } from '../library/objects/blocks.ts'
import { Macro } from '../library/objects/macro.ts'
import { escapedText } from '../operators/escape.ts'
import { isTrue } from '../operators/iterate.ts'
import { toText } from '../operators/text.ts'
import { Markup, textOf, typeNameOf, type Value } from '../values/value.ts'
import { assign, checkNamespaces } from './assign.ts'
import { callValue } from './call.ts'
import { evaluate, evaluateArguments } from './evaluate.ts'
import { Frame } from './frame.ts'
import { Capture } from './output.ts'
import { applyFilter } from './registry.ts'
import { renderFor } from './render-for.ts'
import { charge, type Run } from './run.ts'

export function renderAll(run: Run, frame: Frame, statements: Statement[]) {
  for (const statement of statements) render(run, frame, statement)
}

function render(run: Run, frame: Frame, node: Statement) {
  run.budget.step()
  run.at = node.at
  switch (node.kind) {
    case 'data':
      return run.output.write(node.text, node.at, 'literal')
    case 'print':
      run.lineAt = node.node.lineAt ?? node.node.at
      return print(run, evaluate(run, frame, node.node), node.at)
    case 'if':
      return renderIf(run, frame, node)
    case 'for':
      return renderFor(run, frame, node)
    case 'set': {
      run.lineAt = node.at
      checkNamespaces(run, frame, node.target)
      const value = evaluate(run, frame, node.value)
      assign(run, frame, node.target, value)
      return
    }
    case 'setBlock':
      return renderSetBlock(run, frame, node)
    case 'macro':
      run.lineAt = node.at
      if (node.name) assign(run, frame, node.name, new Macro(run, node, frame))
      return
    default:
      return renderNested(run, frame, node)
  }
}

type Nested = Extract<Statement, { kind: 'with' | 'callBlock' | 'filterBlock' | 'block' | 'autoescape' | 'import' }>

function renderNested(run: Run, frame: Frame, node: Nested) {
  switch (node.kind) {
    case 'with':
      return renderWith(run, frame, node)
    case 'callBlock': {
      run.lineAt = node.at
      const callee = evaluate(run, frame, node.call.node)
      const args = evaluateArguments(run, frame, node.call)
      if (!args.named.has('caller')) args.named.set('caller', new Macro(run, node.macro, frame))
      run.at = node.call.at
      return writeText(run, charge(run, callValue(callee, args)), node.at)
    }
    case 'filterBlock': {
      const inner = Frame.enter(node.scope, run.context, frame)
      const text = captured(run, () => renderAll(run, inner, node.body))
      run.lineAt = node.at
      return writeText(run, applyTo(run, inner, node.filter, text), node.at)
    }
    case 'block':
      return renderBlock(run, frame, node)
    case 'import':
      run.lineAt = node.at
      evaluate(run, frame, node.source)
      throw nothingToRead(node.tag)
    case 'autoescape': {
      const inner = Frame.enter(node.scope, run.context, frame)
      const before = run.autoescape
      run.autoescape = isTrue(evaluate(run, inner, node.enabled))
      renderAll(run, inner, node.body)
      run.autoescape = before
    }
  }
}

export function print(run: Run, value: Value, at: number) {
  run.at = at
  run.output.write(run.autoescape ? escapedText(value) : toText(value), at, 'value')
}

/** Blocks are written as they are: neither made a text nor escaped. */
function writeText(run: Run, value: Value, at: number) {
  const text = textOf(value)
  if (text === undefined) throw typeError(`sequence item 0: expected str instance, ${typeNameOf(value)} found`)
  run.output.write(text, at, 'value')
}

/** What is written meanwhile, as a value. */
export function captured(run: Run, write: () => void): Value {
  const { output } = run
  const capture = new Capture()
  run.output = capture
  write()
  run.output = output
  run.budget.made(capture.text.length)
  return run.autoescape ? new Markup(capture.text) : capture.text
}

/** A chain of filters whose first one gets a text instead of an expression. */
function applyTo(run: Run, frame: Frame, filter: FilterNode, text: Value): Value {
  const inner = filter.node?.kind === 'filter' ? applyTo(run, frame, filter.node, text) : text
  const args = evaluateArguments(run, frame, filter)
  run.at = filter.at
  return charge(run, applyFilter(run, filter.name, inner, args))
}

function renderSetBlock(run: Run, frame: Frame, node: SetBlockNode) {
  const inner = Frame.enter(node.scope, run.context, frame)
  const text = captured(run, () => renderAll(run, inner, node.body))
  run.lineAt = node.at
  const value = node.filter ? applyTo(run, inner, node.filter, text) : text
  assign(run, frame, node.target, run.autoescape && typeof value === 'string' ? new Markup(value) : value)
}

function renderIf(run: Run, frame: Frame, node: Extract<Statement, { kind: 'if' }>) {
  for (const { test, body, at } of node.branches) {
    run.lineAt = at
    if (isTrue(evaluate(run, frame, test))) return renderAll(run, frame, body)
  }
  renderAll(run, frame, node.otherwise)
}

function renderWith(run: Run, frame: Frame, node: WithNode) {
  const inner = Frame.enter(node.scope, run.context, frame)
  for (const [index, target] of node.targets.entries()) {
    const value = node.values[index]
    if (value) assign(run, inner, target, evaluate(run, frame, value))
  }
  renderAll(run, inner, node.body)
}

const nothingToRead = (tag: string) =>
  new Refusal(
    'TEMPLATE_INCLUDE',
    `A Proton template is one file: there is nothing that {% ${tag} %} could read. ` +
      'Write the content here, or a {% macro %} for what is repeated.',
  )
