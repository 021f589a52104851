import type { Run } from './evaluate.ts'
import { kindOf } from './helpers/arguments.ts'
import { placeOf, TemplateStop } from './problem.ts'
import { isFragment } from './yaml/fragment.ts'
import type { YamlPosition } from './yaml/position.ts'
import { writeValue } from './yaml/write-value.ts'

/** The text of `{{expression}}`; what cannot be shown as one value stops the rendering with advice. */
export function showValue(run: Run, node: hbs.AST.MustacheStatement, value: unknown, at: YamlPosition): string {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  const name = nameOf(node)
  const place = placeOf(run.file, node)
  if (value === null || value === undefined) {
    const message = `${name} is null: it has no value and no default. Write {{#if ${name}}}…{{/if}} or {{default ${name} "…"}}.`
    throw new TemplateStop('TEMPLATE_NULL', message, place)
  }
  if (typeof value !== 'string' && !isFragment(value)) {
    const message = `${name} is ${kindOf(value)}. Write {{yaml ${name}}}, or go through it with {{#each ${name}}}.`
    throw new TemplateStop('TEMPLATE_UNSAFE_VALUE', message, place)
  }
  const written = writeValue(value, at)
  if ('text' in written) return written.text
  const advice = typeof value === 'string' ? ` Write {{yaml ${name}}}, or put it between quotes.` : ''
  throw new TemplateStop('TEMPLATE_UNSAFE_VALUE', `${name} cannot be written here: ${written.unsafe}.${advice}`, place)
}

function nameOf(node: hbs.AST.MustacheStatement): string {
  const path = (node.path as hbs.AST.PathExpression).original
  return node.params.length > 0 ? `(${path} …)` : String(path)
}
