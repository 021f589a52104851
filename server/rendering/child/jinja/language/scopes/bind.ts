import { SyntaxProblem } from '../../errors.ts'
import type {
  BlockNode,
  CallNode,
  Expression,
  ForNode,
  ImportNode,
  MacroNode,
  Statement,
  Target,
  Template,
} from '../ast.ts'
import { collect, collectLoop, collectMacro, reads, receives } from './collect.ts'
import { findBlocks, refuseLoopTargets } from './find.ts'
import { isConstant, markConstants } from './folding.ts'
import { Scope } from './scope.ts'
import { readsBeforeSet } from './undeclared.ts'
import { namesIn, namespacesIn, namesSet, partsOf } from './walk.ts'

/** Names of filters and tests, to refuse an unknown one before anything is rendered. */
export interface Known {
  filter(name: string, at: number): void
  test(name: string, at: number): void
}

interface Binding {
  scope: Scope
  known: Known
  /** Inside `if` an unknown filter is only an error when it is reached. */
  soft: boolean
  /** Outside every block, loop and macro: only there can a template extend another. */
  isTop: boolean
}

/** Decides for every name where its variable lives. */
export function bind(body: Statement[], source: string, known: Known): Template {
  const blocks = findBlocks(body)
  const scope = new Scope()
  if (readsBeforeSet(body, ['self']).has('self')) scope.parameter('self')
  collect(scope, body)
  bindAll({ scope, known, soft: false, isTop: true }, body)
  for (const block of blocks.values()) bindBlock(block, known)
  return { body, blocks, scope, source }
}

function bindBlock(block: BlockNode, known: Known) {
  const scope = new Scope()
  for (const name of readsBeforeSet(block.body, ['self', 'super'])) scope.parameter(name)
  collect(scope, block.body)
  block.scope = scope
  bindAll({ scope, known, soft: false, isTop: false }, block.body)
}

function bindAll(binding: Binding, statements: Statement[]) {
  for (const node of statements) bindOne(binding, node)
}

function inner(binding: Binding, fill: (scope: Scope) => void): Binding & { scope: Scope } {
  const scope = new Scope(binding.scope)
  fill(scope)
  return { scope, known: binding.known, soft: false, isTop: false }
}

function bindOne(binding: Binding, node: Statement) {
  switch (node.kind) {
    case 'data':
      return
    case 'print':
      if (!isConstant(node.node)) markConstants(node.node)
      return bindNames(binding, node.node)
    case 'import':
      return bindImport(binding, node)
    case 'set':
      bindTarget(binding, node.target)
      return bindExpression(binding, node.value)
    case 'if':
      return bindIf({ ...binding, soft: true }, node)
    case 'for':
      return bindFor(binding, node)
    case 'macro':
      if (node.name) node.name.hops = binding.scope.hopsTo(node.name.name)
      return bindMacro(binding, node)
    case 'callBlock':
      refuseSecondCaller(node.call)
      bindMacro(binding, node.macro)
      return bindExpression(binding, node.call)
    case 'block':
      node.visible = visibleFrom(binding.scope)
      return
    default:
      return bindScoped(binding, node)
  }
}

function bindImport(binding: Binding, node: ImportNode) {
  if (node.tag === 'extends' && !binding.isTop) {
    throw new SyntaxProblem('cannot use extend from a non top-level scope', node.at)
  }
  bindExpression(binding, node.source)
}

/** The body is handed over under this name; Python refuses it twice when Jinja2 has compiled the template. */
function refuseSecondCaller({ named, at }: CallNode) {
  if (named.some(({ key }) => key === 'caller')) throw new SyntaxProblem('keyword argument repeated: caller', at)
}

function bindIf(binding: Binding, node: Extract<Statement, { kind: 'if' }>) {
  for (const { test, body } of node.branches) {
    bindExpression(binding, test)
    bindAll(binding, body)
  }
  bindAll(binding, node.otherwise)
}

type Scoped = Extract<Statement, { kind: 'with' | 'setBlock' | 'filterBlock' | 'autoescape' }>

function bindScoped(binding: Binding, node: Scoped) {
  const nested = inner(binding, (scope) => {
    if (node.kind === 'with') for (const target of node.targets) receives(scope, target)
    if (node.kind === 'autoescape') reads(scope, node.enabled)
    collect(scope, node.body)
    if (node.kind === 'filterBlock' || node.kind === 'setBlock') reads(scope, node.filter)
  })
  node.scope = nested.scope
  if (node.kind === 'with') {
    for (const value of node.values) bindExpression(binding, value)
    for (const target of node.targets) bindTarget(nested, target)
  }
  if (node.kind === 'setBlock') bindTarget(binding, node.target)
  if (node.kind === 'autoescape') bindExpression(nested, node.enabled)
  if ((node.kind === 'filterBlock' || node.kind === 'setBlock') && node.filter) bindExpression(nested, node.filter)
  bindAll(nested, node.body)
}

function bindFor(binding: Binding, node: ForNode) {
  refuseLoopTargets(node)
  node.hasLoop =
    node.recursive ||
    readsBeforeSet(node.body, ['loop']).has('loop') ||
    [...findBlocks([node]).values()].some(({ scoped }) => scoped)
  const loop = node.hasLoop ? 'with loop' : 'without loop'
  const body = inner(binding, (scope) => collectLoop(scope, node, loop))
  const otherwise = inner(binding, (scope) => collect(scope, node.otherwise))
  const test = inner(binding, (scope) => {
    receives(scope, node.testTarget)
    reads(scope, node.test)
  })
  node.scopes = { body: body.scope, otherwise: otherwise.scope, test: test.scope }
  bindExpression(binding, node.iterable)
  bindTarget(body, node.target)
  bindTarget(test, node.testTarget)
  if (node.test) bindExpression(test, node.test)
  bindAll(body, node.body)
  bindAll(otherwise, node.otherwise)
}

function bindMacro(binding: Binding, node: MacroNode) {
  const special = readsBeforeSet(node.body, ['caller', 'kwargs', 'varargs'])
  const named = node.parameters.find(({ name }) => name.name === 'caller')
  if (special.has('caller') && named && !named.fallback) {
    const message = 'The special "caller" argument of macros and call blocks must be omitted or have a default.'
    throw new SyntaxProblem(message, node.at)
  }
  const isOwn = (name: string) => special.has(name) && !node.parameters.some((other) => other.name.name === name)
  node.uses = { caller: special.has('caller'), kwargs: isOwn('kwargs'), varargs: isOwn('varargs') }
  const nested = inner(binding, (scope) => {
    collectMacro(scope, node)
    for (const name of ['caller', 'kwargs', 'varargs']) if (isOwn(name)) scope.parameter(name)
    collectMacro(scope, node)
  })
  node.scope = nested.scope
  for (const { name, fallback } of node.parameters) {
    name.hops = 0
    if (fallback) bindExpression(nested, fallback)
  }
  bindAll(nested, node.body)
}

function bindTarget({ scope }: Binding, target: Target) {
  for (const node of [...namesSet(target), ...namespacesIn(target)]) node.hops = scope.hopsTo(node.name)
}

function bindExpression(binding: Binding, node: Expression) {
  markConstants(node)
  bindNames(binding, node)
}

function bindNames(binding: Binding, node: Expression) {
  for (const name of namesIn(node)) name.hops = binding.scope.hopsTo(name.name)
  checkNames(binding, node)
}

function checkNames(binding: Binding, node: Expression) {
  if (node.kind === 'filter' && !binding.soft) binding.known.filter(node.name, node.at)
  if (node.kind === 'test' && !binding.soft) binding.known.test(node.name, node.at)
  const parts = partsOf(node)
  const within = node.kind === 'condition' ? { ...binding, soft: true } : binding
  for (const part of parts) checkNames(within, part)
}

/** A scoped block sees what the scopes around it have set. */
function visibleFrom(from: Scope): { name: string; hops: number }[] {
  const seen = new Map<string, number>()
  for (let scope: Scope | undefined = from; scope; scope = scope.parent) {
    for (const name of scope.stores) if (!seen.has(name)) seen.set(name, from.hopsTo(name))
  }
  return [...seen].map(([name, hops]) => ({ name, hops }))
}
