import { EVENT_ID, type Event, getScalarValue } from 'js-yaml'
import { error, type Finding, type Place } from '../finding.ts'

interface Inspection {
  findings: Finding[]
  /** JSON pointer → offset of the key, or of the item in a list. */
  offsets: Map<string, number>
  /** JSON pointer → the scalar as it is written. */
  scalars: Map<string, string>
}

interface Frame {
  kind: 'document' | 'sequence' | 'mapping'
  pointer: string
  index: number
  /** The key whose value comes next. */
  key: string | undefined
  keys: Map<string, Place>
}

interface Walk extends Inspection {
  file: string
  text: string
  placeAt(offset: number): Place
  frames: Frame[]
  documents: number
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype', '<<'])
const allowedTag = /^!!(str|int|float|bool|null|map|seq)$/

/** Looks at every node once, before any value exists, and remembers where each of them stands. */
export function inspectEvents(file: string, text: string, events: Event[], placeAt: Walk['placeAt']): Inspection {
  const walk: Walk = {
    file,
    text,
    placeAt,
    frames: [],
    documents: 0,
    findings: [],
    offsets: new Map(),
    scalars: new Map(),
  }
  for (const event of events) inspect(walk, event)
  return walk
}

function inspect(walk: Walk, event: Event) {
  if (event.type === EVENT_ID.POP) {
    const closed = walk.frames.pop()
    if (closed?.kind !== 'document') finishNode(walk)
  } else if (event.type === EVENT_ID.DOCUMENT) {
    walk.documents++
    walk.frames.push({ kind: 'document', pointer: '', index: 0, key: undefined, keys: new Map() })
  } else inspectNode(walk, event)
}

type NodeEvent = Exclude<Event, { type: typeof EVENT_ID.POP } | { type: typeof EVENT_ID.DOCUMENT }>

function inspectNode(walk: Walk, event: NodeEvent) {
  const offset = offsetOf(event)
  const frame = walk.frames.at(-1)
  if (walk.documents === 2 && frame?.kind === 'document') {
    refuse(
      walk,
      offset,
      'YAML_MULTI_DOC',
      'A second document begins here.',
      'Keep one document and remove the --- line.',
    )
  }
  if (event.type === EVENT_ID.ALIAS)
    refuse(walk, offset, 'YAML_ALIASES', `Aliases are not allowed in ${walk.file}.`, 'Write the value again instead.')
  else inspectTag(walk, event, offset)
  if (frame?.kind === 'mapping' && frame.key === undefined) return inspectKey(walk, frame, event, offset)

  const pointer = pointerOf(frame)
  if (!walk.offsets.has(pointer)) walk.offsets.set(pointer, offset)
  if (event.type === EVENT_ID.SCALAR) {
    walk.scalars.set(pointer, walk.text.slice(event.valueStart, event.valueEnd))
    finishNode(walk)
  } else if (event.type === EVENT_ID.ALIAS) finishNode(walk)
  else push(walk, event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence', pointer)
}

function inspectKey(walk: Walk, frame: Frame, event: NodeEvent, offset: number) {
  if (event.type !== EVENT_ID.SCALAR) {
    refuse(walk, offset, 'YAML_KEY', 'A key is a list, a map or an alias.', 'Use plain text as keys.')
    frame.key = ''
    // The parts of a key made of several nodes are walked like a value nobody points at.
    if (event.type !== EVENT_ID.ALIAS)
      push(walk, event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence', `${frame.pointer}/?`)
    return
  }
  const key = getScalarValue(walk.text, event)
  const before = frame.keys.get(key)
  const place = walk.placeAt(offset)
  if (forbiddenKeys.has(key))
    refuse(walk, offset, 'YAML_KEY', `The key "${key}" is not allowed.`, 'Choose another name.')
  if (before) {
    const message = `The key "${key}" appears twice: on lines ${before.line} and ${place.line}.`
    refuse(walk, offset, 'YAML_DUPLICATE_KEY', message, 'Remove one of them.')
  }
  frame.keys.set(key, place)
  frame.key = key
  walk.offsets.set(pointerOf(frame), offset)
}

function inspectTag(walk: Walk, event: Exclude<NodeEvent, { type: typeof EVENT_ID.ALIAS }>, offset: number) {
  if (event.tagStart < 0) return
  const tag = walk.text.slice(event.tagStart, event.tagEnd)
  if (!allowedTag.test(tag)) refuse(walk, offset, 'YAML_TAG', `The tag ${tag} is not allowed.`, 'Remove the tag.')
}

function push(walk: Walk, kind: Frame['kind'], pointer: string) {
  walk.frames.push({ kind, pointer, index: 0, key: undefined, keys: new Map() })
}

/** A value is complete: what holds it goes on to its next key or item. */
function finishNode(walk: Walk) {
  const frame = walk.frames.at(-1)
  if (!frame) return
  frame.key = undefined
  frame.index++
}

function pointerOf(frame: Frame | undefined): string {
  if (!frame || frame.kind === 'document') return ''
  const part = frame.kind === 'sequence' ? String(frame.index) : (frame.key ?? '')
  return `${frame.pointer}/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

const offsetOf = (event: NodeEvent): number => {
  if (event.type === EVENT_ID.SCALAR) return Math.max(0, event.valueStart)
  return Math.max(0, event.type === EVENT_ID.ALIAS ? event.anchorStart : event.start)
}

function refuse(walk: Walk, offset: number, code: string, message: string, advice: string) {
  walk.findings.push(error(walk.file, { code, message, advice }, walk.placeAt(offset)))
}
