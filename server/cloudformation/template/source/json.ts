import { formatError, type Json } from '../template.ts'
import { MAX_DEPTH, positionAt } from './position.ts'

const TOKEN =
  /[ \t\r\n]*(?:("[^"\\]*(?:\\[\s\S][^"\\]*)*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|([{}[\],:])|($))/y

const UNEXPECTED = 'unexpected'

type Expects = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing'
type Walk = { expects: Expects; open: (Set<string> | undefined)[] }

/**
 * Reads JSON as CloudFormation does. `JSON.parse` alone would keep the last of two equal keys and, on Node 20,
 * not always say where a mistake is; so the tokens are walked first.
 */
export function readJson(text: string): Json {
  walkTokens(text)
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    // Only what is inside a string is left to be wrong, and there Node says where.
    throw notWellFormed(text, Number(/position (\d+)/.exec(String(error))?.[1] ?? 0))
  }
}

function walkTokens(text: string): void {
  const walk: Walk = { expects: 'value', open: [] }
  TOKEN.lastIndex = 0
  for (;;) {
    const from = TOKEN.lastIndex
    const token = TOKEN.exec(text)
    if (!token) throw notWellFormed(text, from + text.slice(from).search(/[^ \t\r\n]/))
    const ended = token[3] !== undefined
    if (ended && walk.expects === 'nothing') return
    const start = from + token[0].search(/[^ \t\r\n]|$/)
    const problem = ended ? UNEXPECTED : step(walk, token[1], token[2])
    if (problem === UNEXPECTED) throw notWellFormed(text, start)
    if (problem) throw formatError(problem, positionAt(text, start))
  }
}

/** Takes one token; answers what is wrong with it, or nothing. */
function step(walk: Walk, text: string | undefined, mark: string | undefined): string | undefined {
  if (mark === '{' || mark === '[') return opened(walk, mark)
  if (mark === '}' || mark === ']') return closed(walk, mark)
  if (mark === ':') return moved(walk, walk.expects === 'colon', 'value')
  if (mark === ',') return moved(walk, walk.expects === 'comma or end', walk.open.at(-1) ? 'key' : 'value')
  const keys = walk.open.at(-1)
  if (text !== undefined && keys && walk.expects.startsWith('key')) {
    if (keys.has(text)) return `Duplicate key ${text}.`
    keys.add(text)
    return moved(walk, true, 'colon')
  }
  return moved(walk, walk.expects.startsWith('value'), walk.open.length > 0 ? 'comma or end' : 'nothing')
}

function opened(walk: Walk, mark: string): string | undefined {
  if (walk.open.length >= MAX_DEPTH) return `Nesting deeper than ${MAX_DEPTH} levels is not supported.`
  const allowed = walk.expects.startsWith('value')
  walk.open.push(mark === '{' ? new Set() : undefined)
  return moved(walk, allowed, mark === '{' ? 'key or end' : 'value or end')
}

function closed(walk: Walk, mark: string): string | undefined {
  const isObject = walk.open.pop() !== undefined
  const allowed = walk.expects === 'comma or end' || walk.expects === (isObject ? 'key or end' : 'value or end')
  return moved(walk, allowed && isObject === (mark === '}'), walk.open.length > 0 ? 'comma or end' : 'nothing')
}

function moved(walk: Walk, allowed: boolean, next: Expects): string | undefined {
  walk.expects = next
  return allowed ? undefined : UNEXPECTED
}

/** CloudFormation names the place behind the character it could not take, or the end of the text. */
function notWellFormed(text: string, offset: number) {
  return formatError('JSON not well-formed.', positionAt(text, Math.min(offset + 1, text.length)))
}
