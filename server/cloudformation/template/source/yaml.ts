import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml'
import { formatError, type Json, type JsonObject } from '../template.ts'
import { MAX_DEPTH, positionAt } from './position.ts'
import { plainScalar } from './scalar.ts'
import { shortForm } from './short-form.ts'

type Reader = { text: string; events: Event[]; next: number }

/**
 * Reads YAML with CloudFormation's short forms into their long form. Keys are always the text that was written:
 * a YAML 1.1 reader would turn the key `Y` into `true`.
 */
export function readYaml(text: string): Json {
  const events = readEvents(text)
  if (events.filter((event) => event.type === EVENT_ID.DOCUMENT).length > 1) {
    throw formatError('YAML not well-formed. A template is one document.')
  }
  const reader: Reader = { text, events, next: 1 }
  return events.length <= 2 ? null : node(reader)
}

function readEvents(text: string): Event[] {
  try {
    return parseEvents(text, { maxDepth: MAX_DEPTH })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const at = error.mark && { line: error.mark.line + 1, column: error.mark.column + 1 }
    throw formatError('YAML not well-formed.', at)
  }
}

/** How plain scalars are read: as values, or as names, which stay what was written even where they read `Yes`. */
type Reading = 'values' | 'names' | 'first is a name'

const OF_KEY: Record<string, Reading> = {
  Ref: 'names',
  Condition: 'names',
  DependsOn: 'names',
  'Fn::If': 'first is a name',
  'Fn::FindInMap': 'names',
}

const OF_TAG: Record<string, Reading> = { '!If': 'first is a name', '!FindInMap': 'names' }

function node(reader: Reader, reading: Reading = 'values'): Json {
  const event = reader.events[reader.next++]
  if (!event || event.type === EVENT_ID.ALIAS) throw aliases(reader, event)
  if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return null
  if (event.anchorStart !== -1) throw aliases(reader, event)
  const tag = event.tagStart === -1 ? undefined : reader.text.slice(event.tagStart, event.tagEnd)
  if (event.type === EVENT_ID.SCALAR) return scalar(reader, event, tag, reading)
  const value = event.type === EVENT_ID.SEQUENCE ? sequence(reader, (tag && OF_TAG[tag]) || reading) : mapping(reader)
  return tag === undefined ? value : tagged(reader, event.tagStart, tag, value)
}

function scalar(reader: Reader, event: ScalarEvent, tag: string | undefined, reading: Reading): Json {
  const text = getScalarValue(reader.text, event)
  if (tag !== undefined) return tagged(reader, event.tagStart, tag, text)
  return event.style === SCALAR_STYLE.PLAIN && reading !== 'names' ? plainScalar(text) : text
}

function sequence(reader: Reader, reading: Reading): Json[] {
  const items: Json[] = []
  while (!ended(reader)) {
    const isName = reading === 'names' || (reading === 'first is a name' && items.length === 0)
    items.push(node(reader, isName ? 'names' : 'values'))
  }
  return items
}

function mapping(reader: Reader): JsonObject {
  const entries = new Map<string, Json>()
  while (!ended(reader)) {
    const event = reader.events[reader.next++]
    if (event?.type !== EVENT_ID.SCALAR) throw formatError('YAML not well-formed. A key must be a plain name.')
    if (event.anchorStart !== -1) throw aliases(reader, event)
    const key = getScalarValue(reader.text, event)
    const at = () => positionAt(reader.text, event.valueStart)
    if (key === '<<' && event.style === SCALAR_STYLE.PLAIN) throw formatError('YAML merge keys are not allowed.', at())
    if (entries.has(key)) throw formatError(`Duplicate key "${key}".`, at())
    entries.set(key, node(reader, Object.hasOwn(OF_KEY, key) ? OF_KEY[key] : 'values'))
  }
  return Object.fromEntries(entries)
}

/** Whether the collection being read ends here; steps over its end. */
function ended(reader: Reader): boolean {
  const event = reader.events[reader.next]
  if (event && event.type !== EVENT_ID.POP) return false
  reader.next += 1
  return true
}

function tagged(reader: Reader, offset: number, tag: string, value: Json): Json {
  const long = shortForm(tag, value)
  if (long === undefined) {
    throw formatError(`YAML not well-formed. Unknown tag ${tag}.`, positionAt(reader.text, offset))
  }
  return long
}

function aliases(reader: Reader, event: Event | undefined) {
  const offset = event && 'anchorStart' in event ? event.anchorStart : reader.text.length
  return formatError('YAML aliases are not allowed in CloudFormation templates', positionAt(reader.text, offset))
}
