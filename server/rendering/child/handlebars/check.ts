import { nearest } from '../../nearest.ts'
import type { RenderCode } from '../../request.ts'
import { blockHelpers } from './blocks.ts'
import { helpers } from './helpers/all.ts'
import { nodesOf, type Parsed, partialName } from './nodes.ts'
import { placeOf, TemplateStop } from './problem.ts'

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype', '__defineGetter__', '__lookupGetter__'])
const forbiddenHelpers = new Set(['lookup', 'log', 'helperMissing', 'blockHelperMissing'])

type Finding = { code: RenderCode; message: string } | undefined

/** Refuses, before any value is known, what a template may never contain. */
export function check({ file, program }: Parsed, partials: Set<string>) {
  for (const node of nodesOf(program)) {
    const found = inspect(node, partials)
    if (found) throw new TemplateStop(found.code, found.message, placeOf(file, node))
  }
}

const forbidden = (message: string): Finding => ({ code: 'TEMPLATE_FORBIDDEN', message })

function inspect(node: hbs.AST.Node, partials: Set<string>): Finding {
  switch (node.type) {
    case 'Decorator':
      return forbidden('Decorators are not allowed.')
    case 'DecoratorBlock':
      return forbidden('Inline partials are not allowed. Put the text into partials/<name>.hbs.')
    case 'PartialBlockStatement':
      return forbidden('Partial blocks are not allowed. Write {{> name this}}.')
    case 'PartialStatement':
      return inspectPartial(node as hbs.AST.PartialStatement, partials)
    case 'BlockStatement':
      return inspectBlock(node as hbs.AST.BlockStatement)
    case 'MustacheStatement':
    case 'SubExpression':
      return inspectCall(node as hbs.AST.MustacheStatement | hbs.AST.SubExpression)
    case 'PathExpression':
      return inspectPath(node as hbs.AST.PathExpression)
    default:
      return undefined
  }
}

function inspectPartial(node: hbs.AST.PartialStatement, partials: Set<string>): Finding {
  if (node.name.type === 'SubExpression')
    return forbidden('The name of a partial cannot be computed. Use {{#if}} and write each name.')
  const name = partialName(node)
  if (partials.has(name)) return undefined
  const known = partials.size > 0 ? `There are: ${[...partials].join(', ')}.` : 'It has none.'
  return { code: 'TEMPLATE_INCLUDE', message: `The bundle has no partial "${name}" (partials/${name}.hbs). ${known}` }
}

function inspectBlock(node: hbs.AST.BlockStatement): Finding {
  // Only raw blocks, {{{{name}}}}, are without flags for white space.
  if (node.openStrip.open === undefined)
    return forbidden('Raw blocks are not allowed. Write \\{{ for two literal braces.')
  const name = node.path.original
  return blockHelpers.has(name) ? undefined : unknownHelper(name, blockHelpers.keys(), 'block ')
}

function inspectCall(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression): Finding {
  if (node.path.type !== 'PathExpression') return undefined
  const path = node.path as hbs.AST.PathExpression
  const called = node.type === 'SubExpression' || node.params.length > 0 || Boolean(node.hash)
  if (!called && !forbiddenHelpers.has(path.original)) return undefined
  return helpers.has(path.original)
    ? undefined
    : (inspectPath(path) ?? unknownHelper(path.original, helpers.keys(), ''))
}

function inspectPath({ parts }: hbs.AST.PathExpression): Finding {
  const bad = parts.find((part) => forbiddenNames.has(part))
  return bad === undefined ? undefined : forbidden(`"${bad}" is not a name that templates may use.`)
}

function unknownHelper(name: string, known: Iterable<string>, kind: string): Finding {
  if (forbiddenHelpers.has(name)) return forbidden(`{{${name}}} is not allowed.`)
  const names = [...known]
  const guess = nearest(name, names)
  const hint = guess ? ` Did you mean "${guess}"?` : ''
  return {
    code: 'TEMPLATE_HELPER',
    message: `There is no ${kind}helper "${name}".${hint} There are: ${names.join(', ')}.`,
  }
}
