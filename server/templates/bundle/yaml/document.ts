import { CORE_SCHEMA, constructFromEvents, parseEvents, YAMLException } from 'js-yaml'
import { error, type Finding, type Place } from '../finding.ts'
import { inspectEvents } from './events.ts'

/** One YAML document of a bundle: plain data, or the reasons why it is not read. */
export interface YamlDocument {
  file: string
  value: unknown
  findings: Finding[]
  /** Where the value at a JSON pointer is written; the nearest parent when it is not there. */
  place(pointer: string): Place
  /** How a scalar is written in the file: `012` is the number 12. */
  written(pointer: string): string | undefined
}

export const maxYamlDepth = 40

/**
 * Reads YAML 1.2 from people we do not know: one document, no aliases, no tags but the standard ones, no key twice,
 * no key that touches a prototype, and not deeper than 40.
 */
export function readYaml(file: string, source: string): YamlDocument {
  const text = source.replace(/^\ufeff/, '')
  const lineStarts = startsOfLines(text)
  const placeAt = (offset: number) => placeOf(lineStarts, offset)
  try {
    const events = parseEvents(text, { maxDepth: maxYamlDepth })
    const { findings, offsets, scalars } = inspectEvents(file, text, events, placeAt)
    const value =
      findings.length > 0 ? undefined : constructFromEvents(events, { source: text, schema: CORE_SCHEMA })[0]
    return {
      file,
      value: value ?? undefined,
      findings,
      place: (pointer) => placeAt(nearestOffset(offsets, pointer)),
      written: (pointer) => scalars.get(pointer),
    }
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause
    const findings = [syntaxFinding(file, cause, placeAt)]
    return { file, value: undefined, findings, place: () => ({ line: 1, column: 1 }), written: () => undefined }
  }
}

function syntaxFinding(file: string, cause: YAMLException, placeAt: (offset: number) => Place): Finding {
  const place = cause.mark ? placeAt(cause.mark.position) : undefined
  if (/maxDepth|nesting/i.test(cause.reason)) {
    const message = `${file} is nested deeper than ${maxYamlDepth}.`
    return error(file, { code: 'YAML_DEPTH', message, advice: 'Make the document flatter.' }, place)
  }
  const message = `${file} cannot be read as YAML: ${cause.reason}.`
  const advice = 'Check the indentation (spaces, no tabs), the quotes and the colons on this line and the one before.'
  return error(file, { code: 'YAML_SYNTAX', message, advice }, place)
}

function nearestOffset(offsets: Map<string, number>, pointer: string): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const offset = offsets.get(at)
    if (offset !== undefined) return offset
  }
  return offsets.get('') ?? 0
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function placeOf(lineStarts: number[], offset: number): Place {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 }
}
