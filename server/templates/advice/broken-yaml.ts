import type { Finding } from '../bundle/finding.ts'
import { misindented } from './places/indentation.ts'
import { tabbed } from './places/tabs.ts'
import { unclosedQuote, unquotedText, withoutColon } from './places/writing.ts'
import type { Adviser } from './source.ts'

const refused = ({ code, message }: Finding) =>
  code === 'YAML_SYNTAX' || (code === 'RENDER_INVALID' && message.includes('YAML not well-formed'))

/** Why a text is no YAML, read off the author's own lines: parsers name the line where they gave up, and no reason. */
export const brokenYaml: Adviser = (finding, source) => {
  const lines = source.lines(finding.file)
  // Words of the engine's that sit between quotes which were never closed.
  if (finding.code === 'TEMPLATE_UNSAFE_VALUE') return unclosedQuote(finding, lines)
  if (!refused(finding)) return undefined
  return (
    tabbed(finding, lines) ??
    unclosedQuote(finding, lines) ??
    unquotedText(finding, lines) ??
    misindented(finding, lines) ??
    withoutColon(finding, lines) ?? {
      advice: 'Compare the indentation, quotes and brackets of this line and the one above with their neighbours.',
    }
  )
}

/** Where the other of the two stands. */
export const duplicateKey: Adviser = ({ file, line, message }, source) => {
  const key = /Duplicate key "([^"]+)"/.exec(message)?.[1]
  if (!key || line === undefined) return undefined
  const lines = source.lines(file)
  const own = lines[line - 1] ?? ''
  const begins = own.slice(0, own.indexOf(key) + key.length)
  const first = lines.slice(0, line - 1).findLastIndex((text) => text.startsWith(begins)) + 1
  if (first === 0) return undefined
  return {
    column: own.indexOf(key) + 1,
    message: `${key} is written twice in the same place: here and in line ${first}.`,
    advice: 'Keep one of the two, or give one another name.',
  }
}
