import type { Expression, ForNode, IfNode, MacroNode, Statement, Target } from '../ast.ts'
import type { Scope } from './scope.ts'
import { namesIn, namespacesIn, namesSet } from './walk.ts'

/** Notes what statements read and set in their own scope; blocks with a scope of their own are looked at later. */
export function collect(scope: Scope, statements: Statement[]) {
  for (const statement of statements) collectOne(scope, statement)
}

function collectOne(scope: Scope, node: Statement) {
  switch (node.kind) {
    case 'print':
      return reads(scope, node.node)
    case 'set':
      reads(scope, node.value)
      return sets(scope, node.target)
    case 'setBlock':
      return sets(scope, node.target)
    case 'for':
      return reads(scope, node.iterable)
    case 'if':
      return collectBranches(scope, node)
    case 'with':
      for (const value of node.values) reads(scope, value)
      return
    case 'macro':
      if (node.name) scope.store(node.name.name)
      return
    case 'callBlock':
      return reads(scope, node.call)
    case 'filterBlock':
      return reads(scope, node.filter)
    case 'import':
      reads(scope, node.source)
      for (const { name } of node.names) scope.store(name)
  }
}

export function reads(scope: Scope, node: Expression | undefined) {
  for (const { name } of namesIn(node)) scope.load(name)
}

export function sets(scope: Scope, target: Target) {
  for (const { name } of namespacesIn(target)) scope.load(name)
  for (const { name } of namesSet(target)) scope.store(name)
}

/** `elif` is an `if` inside the second of three branches. */
function collectBranches(scope: Scope, node: IfNode) {
  const [first, ...others] = node.branches
  if (!first) return
  reads(scope, first.test)
  const [body, elif, otherwise] = [scope.copy(), scope.copy(), scope.copy()]
  collect(body, first.body)
  for (const branch of others) {
    reads(elif, branch.test)
    const [inner, none, nothing] = [elif.copy(), elif.copy(), elif.copy()]
    collect(inner, branch.body)
    elif.merge([inner, none, nothing])
  }
  collect(otherwise, node.otherwise)
  scope.merge([body, elif, otherwise])
}

/** The variables of a loop's body: the target and, where it is used, `loop`. */
export function collectLoop(scope: Scope, node: ForNode, loop: 'with loop' | 'without loop') {
  if (loop === 'with loop') scope.parameter('loop')
  receives(scope, node.target)
  collect(scope, node.body)
}

export function receives(scope: Scope, target: Target) {
  for (const { name } of namespacesIn(target)) scope.load(name)
  for (const { name } of namesSet(target)) scope.parameter(name)
}

export function collectMacro(scope: Scope, node: MacroNode) {
  for (const { name } of node.parameters) scope.parameter(name.name)
  for (const { fallback } of node.parameters) reads(scope, fallback)
  collect(scope, node.body)
}
