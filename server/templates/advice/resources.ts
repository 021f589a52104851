import { resourceType, resourceTypeNames } from '../../cloudformation/template/resource-types.ts'
import type { Finding } from '../bundle/finding.ts'
import type { Adviser, Source } from './source.ts'
import { didYouMean, fixLine, indentOf, meant } from './source.ts'

interface Word {
  file: string
  line: number
  column: number
}

/** The first place of a word at or below a line, not part of a longer one. */
function find(word: string, { file, line = 1 }: Finding, source: Source, within = 80): Word | undefined {
  const pattern = new RegExp(`(?<![\\w:])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w])`)
  const lines = source.lines(file).slice(line - 1, line - 1 + within)
  const index = lines.findIndex((text) => pattern.test(text))
  const column = pattern.exec(lines[index] ?? '')?.index
  return column === undefined ? undefined : { file, line: line + index, column: column + 1 }
}

function said(word: string, wanted: string | undefined, at: Word | undefined) {
  if (!at) return {}
  const { file, line, column } = at
  const fix = wanted && fixLine(`Write ${wanted}`, { file, line, from: column, to: column + word.length, text: wanted })
  return { line, column, ...(fix ? { fixes: [fix] } : {}) }
}

export const unknownType: Adviser = (finding, source) => {
  const type = /Unknown resource type '([^']+)'/.exec(finding.message)?.[1]
  if (!type) return undefined
  const wanted = meant(type, resourceTypeNames())
  return {
    ...said(type, wanted, find(type, finding, source)),
    message: `There is no resource type ${type}.${didYouMean(wanted)}`,
    advice: 'Ctrl and Space after Type: lists the types there are.',
  }
}

export const unknownProperty: Adviser = (finding, source) => {
  const unexpected = /\('([^']+)'(?:, '[^']+')* (?:was|were) unexpected(?:\. Did you mean '([^']+)')?/
  const [, name, near] = unexpected.exec(finding.message) ?? []
  if (!name) return undefined
  const at = find(name, finding, source)
  const owner = at && typeAbove(source.lines(at.file), at.line)
  const known = owner ? Object.keys(resourceType(owner.type)?.properties ?? {}) : []
  const wanted = near ?? (owner?.direct ? meant(name, known) : undefined)
  const place = owner ? (owner.direct ? owner.type : `this part of ${owner.type}`) : 'this place'
  return {
    ...said(name, wanted, at),
    message: `${name} is not a property of ${place}.${didYouMean(wanted)}`,
    advice: 'Ctrl and Space in the editor list the properties there are.',
  }
}

/** The type of the resource a line belongs to, and whether the line is one of its own properties. */
function typeAbove(lines: readonly string[], line: number) {
  const depth = indentOf(lines[line - 1] ?? '').length
  let least = depth
  let direct = false
  for (const text of lines.slice(0, line - 1).toReversed()) {
    const indent = indentOf(text).length
    if (text.trim() === '' || indent > least) continue
    if (indent < least && /^\s*Properties:/.test(text)) direct = least === depth
    least = Math.min(least, indent)
    const type = /^\s*Type:\s*['"]?([\w:]+)/.exec(text)?.[1]
    if (type?.includes('::')) return { type, direct }
  }
  return undefined
}

/** An attribute or a value that is none of a few. */
export const unknownAttribute: Adviser = (finding, source) => {
  const [, word, list] = /'([^']+)' is not one of \[(.*)\]/s.exec(finding.message) ?? []
  if (!word || list === undefined) return undefined
  const known = [...list.matchAll(/'([^']+)'/g)].map(([, one = '']) => one)
  const wanted = meant(word, known)
  const shown = known.slice(0, 8).join(', ')
  const more = known.length > 8 ? ` and ${known.length - 8} more` : ''
  return {
    ...said(word, wanted, find(word, finding, source)),
    message: `${word} is not one of ${shown}${more}.${didYouMean(wanted)}`,
    advice: wanted ? `Write ${wanted}.` : 'Write one of them.',
  }
}

/** `!Ref` to something that is not there. CloudFormation names the block, and no line. */
export const unknownReference: Adviser = (finding, source) => {
  const [, list, block] = /Unresolved resource dependencies \[([^\]]+)\] in the (\w+) block/.exec(finding.message) ?? []
  const [name] = list?.split(', ') ?? []
  if (!name) return undefined
  const lines = source.lines(finding.file)
  const begins = lines.findIndex((text) => text.startsWith(`${block}:`)) + 1
  const at = find(name, { ...finding, line: Math.max(1, begins) }, source, lines.length)
  const wanted = meant(name, logicalIds(lines))
  return {
    ...said(name, wanted, at),
    message: `${name} is neither a resource nor a parameter of this template.${didYouMean(wanted)}`,
    advice: 'Write the name of one, or add it. What a team fills in is {{ … }} or a parameter of the same name.',
  }
}

function logicalIds(lines: readonly string[]): string[] {
  let section = ''
  return lines.flatMap((text) => {
    section = /^(\w+):/.exec(text)?.[1] ?? section
    const id = /^ {2}(\w+):/.exec(text)?.[1]
    return id && (section === 'Resources' || section === 'Parameters') ? [id] : []
  })
}
