/** A template that passed every check which needs no values. */
export interface Parsed {
  file: string
  program: hbs.AST.Program
}

/** Every node of a parsed template, outer before inner. Its depth was limited before parsing. */
export function* nodesOf(node: hbs.AST.Node): Generator<hbs.AST.Node> {
  yield node
  for (const value of Object.values(node)) {
    for (const inner of Array.isArray(value) ? value : [value]) if (isNode(inner)) yield* nodesOf(inner)
  }
}

const isNode = (value: unknown): value is hbs.AST.Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'loc' in value

/** The name in `{{> name}}`; the empty string when it is computed, which `check` refuses. */
export const partialName = (node: hbs.AST.PartialStatement): string =>
  node.name.type === 'SubExpression' ? '' : String((node.name as hbs.AST.PathExpression).original)
