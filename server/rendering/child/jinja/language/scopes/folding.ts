import type { Expression } from '../ast.ts'
import { partsOf } from './walk.ts'

/** What these answer is no constant that Jinja2 could write down: generators and tuples with names. */
const notFolded = new Set(
  'batch groupby items map random reject rejectattr reverse select selectattr slice unique'.split(' '),
)

/** Whether Jinja2 computes an expression when it compiles the template. */
export function isConstant(node: Expression): boolean {
  if (node.kind === 'name' || node.kind === 'attribute' || node.kind === 'call' || node.kind === 'nsref') return false
  if (node.kind === 'filter' && (!node.node || notFolded.has(node.name))) return false
  return partsOf(node).every(isConstant)
}

/**
 * Marks what Jinja2 replaces by a constant, because two of its constants are not what was computed: it writes infinity
 * as `inf`, a name Python does not know, and a negative number without parentheses, so that `-2 ** n` is `-(2 ** n)`.
 */
export function markConstants(node: Expression) {
  if (isConstant(node)) {
    node.folded = true
    return
  }
  if (node.kind === 'binary' && node.operator === '**' && isConstant(node.left)) node.signLast = true
  for (const part of partsOf(node)) markConstants(part)
}
