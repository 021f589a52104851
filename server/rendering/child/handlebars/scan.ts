import { limits } from '../../request.ts'
import { type Place, TemplateStop } from './problem.ts'

export interface OpenBlock extends Place {
  name: string
}

const tag =
  /\\?\{\{\{\{|(\\*)\{\{(!--[\s\S]*?--~?\}\}|![\s\S]*?\}\}|(~?)([#^/>&{]?)\s*([*]?[\w@./[\]-]*)([^\n}]{0,20}))/g

/**
 * Reads a template before the parser does, in linear time: 20,000 nested blocks keep the parser busy for minutes.
 * Refuses what is too deep or too much, and raw dynamic references, which the parser would only call a syntax error.
 * Answers the blocks that are still open at the end.
 */
export function scan(file: string, source: string): OpenBlock[] {
  const open: (OpenBlock & { chained: number })[] = []
  refuseUnendedComment(file, source, lineCounter(source))
  const lineOf = lineCounter(source)
  let expressions = 0
  let chained = 0
  for (const found of source.matchAll(tag)) {
    const [, backslashes = '', text, , sigil, name = '', rest = ''] = found
    // An odd number of backslashes escapes the tag; comments open nothing.
    if (text === undefined || backslashes.length % 2 === 1 || text.startsWith('!')) continue
    const place = { file, ...lineOf(found.index) }
    if (++expressions > limits.expressions) {
      throw new TemplateStop('TEMPLATE_TOO_LARGE', tooMany, place)
    }
    if (name === 'resolve' && rest.startsWith(':')) throw new TemplateStop('TEMPLATE_DYNAMIC_REF', rawReference, place)
    if (sigil === '#' || (sigil === '^' && name)) open.push({ name, chained: 0, ...place })
    else if (sigil === '/') chained -= open.pop()?.chained ?? 0
    else if (name === 'else' && /^\s+[\w(]/.test(rest)) {
      const block = open.at(-1)
      if (block) block.chained++
      chained++
    }
    if (open.length > limits.blockDepth) throw new TemplateStop('TEMPLATE_DEPTH', tooDeep, place)
    if (chained > limits.elseChain) throw new TemplateStop('TEMPLATE_DEPTH', tooLongChain, place)
  }
  refuseDeepParentheses(file, source, lineCounter(source))
  return open
}

const tooMany = `The template has more than ${limits.expressions} expressions. Repeat with {{#each}} instead of copies.`
const tooDeep = `Blocks are nested more than ${limits.blockDepth} deep. Move the inner ones into a partial.`
const tooLongChain = `More than ${limits.elseChain} {{else if}} follow each other. Use a map in the schema instead.`
const rawReference =
  'A dynamic reference of CloudFormation looks like an expression here. ' +
  'Write {{cfnRef "secretsmanager" "id" "key"}} or \\{{resolve:…}}.'

/** Parentheses inside of one expression, outside of its texts. */
function refuseDeepParentheses(file: string, source: string, lineOf: LineOf) {
  const inside = /"[^"]*"|'[^']*'|[()]|\}\}/g
  for (let begin = source.indexOf('{{'); begin !== -1; begin = source.indexOf('{{', inside.lastIndex)) {
    inside.lastIndex = begin
    let depth = 0
    for (let found = inside.exec(source); found?.[0] !== '}}'; found = inside.exec(source)) {
      if (!found) return
      if (found[0] === '(') depth++
      else if (found[0] === ')') depth--
      if (depth > limits.blockDepth) throw new TemplateStop('TEMPLATE_DEPTH', tooDeep, { file, ...lineOf(found.index) })
    }
  }
}

function isEscaped(source: string, at: number): boolean {
  let first = at
  while (source.charAt(first - 1) === '\\') first--
  return (at - first) % 2 === 1
}

/** The pattern of the tags would look for the end of each comment up to the end of the template. */
function refuseUnendedComment(file: string, source: string, lineOf: LineOf) {
  const comment = /\{\{~?!(--)?/g
  for (let found = comment.exec(source); found; found = comment.exec(source)) {
    const [begin, long] = found
    if (isEscaped(source, found.index)) continue
    const end = long ? /--~?\}\}/g : /\}\}/g
    end.lastIndex = found.index + begin.length
    const close = end.exec(source)
    if (!close) {
      const text = `A comment is opened here and never closed. Close it with ${long ? '--}}' : '}}'}.`
      throw new TemplateStop('TEMPLATE_SYNTAX', text, { file, ...lineOf(found.index) })
    }
    comment.lastIndex = close.index + close[0].length
  }
}

type LineOf = (offset: number) => { line: number; column: number }

/** Line and column of growing offsets, counted from 1, without reading the text again from its start. */
function lineCounter(source: string): LineOf {
  let line = 1
  let lineStart = 0
  let read = 0
  return (offset) => {
    for (let at = source.indexOf('\n', read); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) {
      line++
      lineStart = at + 1
    }
    read = Math.max(offset, lineStart)
    return { line, column: offset - lineStart + 1 }
  }
}
