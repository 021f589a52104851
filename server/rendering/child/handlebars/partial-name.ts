/** The name in `{{> name}}`; the empty string when it is computed, which `check` refuses. */
export const partialName = (node: hbs.AST.PartialStatement): string =>
  node.name.type === 'SubExpression' ? '' : String((node.name as hbs.AST.PathExpression).original)
