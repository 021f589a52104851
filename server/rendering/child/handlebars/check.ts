import Handlebars from 'handlebars'
import { nearest } from '../../nearest.ts'
import { blockHelpers } from './blocks.ts'
import { helpers } from './helpers/all.ts'
import type { Parsed } from './parse.ts'
import { partialName } from './partial-name.ts'
import { placeOf, TemplateStop } from './problem.ts'

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype', '__defineGetter__', '__lookupGetter__'])
const forbiddenHelpers = new Set(['lookup', 'log', 'helperMissing', 'blockHelperMissing'])

/** Refuses, before any value is known, what a template may never contain. */
export function check({ file, program }: Parsed, partials: Set<string>) {
  const refuse = (
    code: 'TEMPLATE_FORBIDDEN' | 'TEMPLATE_HELPER' | 'TEMPLATE_INCLUDE',
    node: hbs.AST.Node,
    text: string,
  ) => {
    throw new TemplateStop(code, text, placeOf(file, node))
  }
  const visitor = new Handlebars.Visitor()
  const visit = {
    Decorator: visitor.Decorator,
    BlockStatement: visitor.BlockStatement,
    MustacheStatement: visitor.MustacheStatement,
    SubExpression: visitor.SubExpression,
    PathExpression: visitor.PathExpression,
  }
  visitor.Decorator = (node) => refuse('TEMPLATE_FORBIDDEN', node, 'Decorators are not allowed.')
  visitor.DecoratorBlock = (node) =>
    refuse('TEMPLATE_FORBIDDEN', node, 'Inline partials are not allowed. Put the text into partials/<name>.hbs.')
  visitor.PartialBlockStatement = (node) =>
    refuse('TEMPLATE_FORBIDDEN', node, 'Partial blocks are not allowed. Write {{> name this}}.')
  visitor.PartialStatement = (node) => {
    if (node.name.type === 'SubExpression')
      refuse('TEMPLATE_FORBIDDEN', node, 'The name of a partial cannot be computed. Use {{#if}} and write each name.')
    const name = partialName(node)
    if (!partials.has(name)) refuse('TEMPLATE_INCLUDE', node, missingPartial(name, partials))
    for (const param of node.params) visitor.accept(param)
    if (node.hash) visitor.accept(node.hash)
  }
  visitor.BlockStatement = (node) => {
    const name = String(node.path.original)
    if (node.openStrip.open === undefined)
      refuse('TEMPLATE_FORBIDDEN', node, 'Raw blocks are not allowed. Write \\{{ for two literal braces.')
    if (!blockHelpers.has(name)) refuse(codeFor(name), node, unknownHelper(name, blockHelpers.keys(), 'block '))
    visit.BlockStatement.call(visitor, node)
  }
  visitor.MustacheStatement = (node) => {
    checkCall(node)
    visit.MustacheStatement.call(visitor, node)
  }
  visitor.SubExpression = (node) => {
    checkCall(node)
    visit.SubExpression.call(visitor, node)
  }
  visitor.PathExpression = (node) => {
    const bad = node.parts.find((part) => forbiddenNames.has(part))
    if (bad) refuse('TEMPLATE_FORBIDDEN', node, `"${bad}" is not a name that templates may use.`)
  }
  visitor.accept(program)

  function checkCall(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression) {
    if (node.path.type !== 'PathExpression') return
    const name = (node.path as hbs.AST.PathExpression).original
    const called = node.type === 'SubExpression' || node.params.length > 0 || Boolean(node.hash)
    if ((node.path as hbs.AST.PathExpression).parts.some((part) => forbiddenNames.has(part))) return
    if (forbiddenHelpers.has(name)) refuse('TEMPLATE_FORBIDDEN', node, `{{${name}}} is not allowed.`)
    if (called && !helpers.has(name)) refuse('TEMPLATE_HELPER', node, unknownHelper(name, helpers.keys(), ''))
  }
}

const codeFor = (name: string) => (forbiddenHelpers.has(name) ? 'TEMPLATE_FORBIDDEN' : 'TEMPLATE_HELPER')

function unknownHelper(name: string, known: Iterable<string>, kind: string): string {
  const names = [...known]
  const guess = nearest(name, names)
  const hint = guess ? ` Did you mean "${guess}"?` : ''
  return `There is no ${kind}helper "${name}".${hint} There are: ${names.join(', ')}.`
}

function missingPartial(name: string, partials: Set<string>): string {
  const known = partials.size > 0 ? `There are: ${[...partials].join(', ')}.` : 'It has none.'
  return `The bundle has no partial "${name}" (partials/${name}.hbs). ${known}`
}
