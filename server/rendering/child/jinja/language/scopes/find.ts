import { SyntaxProblem } from '../../errors.ts'
import type { BlockNode, ForNode, Statement } from '../ast.ts'
import { namesSet } from './walk.ts'

function bodiesOf(node: Statement): Statement[][] {
  switch (node.kind) {
    case 'for':
      return [node.body, node.otherwise]
    case 'if':
      return [...node.branches.map(({ body }) => body), node.otherwise]
    case 'callBlock':
      return [node.macro.body]
    case 'data':
    case 'print':
    case 'set':
    case 'import':
      return []
    default:
      return [node.body]
  }
}

export function* statementsIn(body: Statement[]): Generator<Statement> {
  for (const node of body) {
    yield node
    for (const inner of bodiesOf(node)) yield* statementsIn(inner)
  }
}

/** Every block of a template by its name, which only one may have. */
export function findBlocks(body: Statement[]): Map<string, BlockNode> {
  const blocks = new Map<string, BlockNode>()
  for (const node of statementsIn(body)) {
    if (node.kind !== 'block') continue
    if (blocks.has(node.name)) throw new SyntaxProblem(`block '${node.name}' defined twice`, node.at)
    blocks.set(node.name, node)
  }
  return blocks
}

/** `loop` belongs to the loop: neither its target nor a `set` in its body may take the name. */
export function refuseLoopTargets(loop: ForNode) {
  for (const node of [loop, ...statementsIn(loop.body), ...statementsIn(loop.otherwise)]) {
    const target = node.kind === 'for' || node.kind === 'set' || node.kind === 'setBlock' ? node.target : undefined
    if (!target) continue
    for (const name of namesSet(target)) {
      if (name.name === 'loop')
        throw new SyntaxProblem("Can't assign to special loop variable in for-loop target", name.at)
    }
  }
}
