import type { CallArguments, Expression, NameNode, Target } from '../ast.ts'

/** The parts of an expression, in the order in which Jinja2 visits them. */
export function partsOf(node: Expression): Expression[] {
  switch (node.kind) {
    case 'const':
    case 'name':
      return []
    case 'nsref':
      return [node.name]
    case 'attribute':
    case 'negate':
    case 'plus':
    case 'not':
      return [node.node]
    case 'item':
      return [node.node, node.key]
    case 'slice':
      return present(node.start, node.stop, node.step)
    case 'list':
    case 'tuple':
      return node.items
    case 'dict':
      return node.items.flatMap(({ key, value }) => [key, value])
    case 'call':
    case 'test':
      return [node.node, ...argumentsOf(node)]
    case 'filter':
      return [...present(node.node), ...argumentsOf(node)]
    case 'and':
    case 'or':
    case 'binary':
      return [node.left, node.right]
    case 'compare':
      return [node.first, ...node.rest.map((operand) => operand.node)]
    case 'concat':
      return node.parts
    case 'condition':
      return present(node.test, node.value, node.otherwise)
  }
}

const present = (...nodes: (Expression | undefined)[]) => nodes.filter((node) => node !== undefined)

const argumentsOf = ({ args, named, dynArgs, dynNamed }: CallArguments) => [
  ...args,
  ...named.map(({ value }) => value),
  ...present(dynArgs, dynNamed),
]

/** Every name that is read in an expression. */
export function* namesIn(node: Expression | undefined): Generator<NameNode> {
  if (!node) return
  if (node.kind === 'name') yield node
  for (const part of partsOf(node)) yield* namesIn(part)
}

/** The names a target sets; attributes of namespaces are not among them. */
export function* namesSet(target: Target): Generator<NameNode> {
  if (target.kind === 'name') yield target
  if (target.kind === 'tuple') for (const item of target.items) yield* namesSet(item)
}

/** The namespaces a target changes: they are read. */
export function* namespacesIn(target: Target): Generator<NameNode> {
  if (target.kind === 'nsref') yield target.name
  if (target.kind === 'tuple') for (const item of target.items) yield* namespacesIn(item)
}
