import { parseTemplate, readDocument } from '../../cloudformation/template/parse.ts'
import { buildTemplate } from '../../cloudformation/template/structure/build.ts'
import type { Json, JsonObject, Template } from '../../cloudformation/template/template.ts'

/** Sections whose members are read one by one. */
const cuttable = /^(?:Resources|Parameters|Conditions|Outputs|Mappings):[ \t]*(?:#.*)?$/

/** What cannot be cut at lines: JSON, a byte order mark, several documents, directives, tabs as indentation. */
const uncuttable = /^(?:\s*\{|\ufeff)|^(?:---|\.\.\.|%|\t)/m

/** The text of one member of a section (two steps in: `Queue:` below `Resources:`), or of a whole section. */
interface Block {
  section: string | undefined
  text: string
}

/**
 * Reads a template by its members, each of which is read once however many templates hold it. Members of a fleet share
 * most of their resources to the byte, and reading YAML is most of what a plan costs. The answer, and every refusal, is
 * that of `parseTemplate`: a text that cannot be cut with certainty, or has anything wrong with it, is read whole.
 */
export function readByBlocks(body: string): Template {
  const document = assemble(body)
  if (!document) return parseTemplate(body)
  try {
    return buildTemplate(document)
  } catch {
    return parseTemplate(body)
  }
}

function assemble(body: string): JsonObject | undefined {
  const blocks = uncuttable.test(body) ? undefined : cut(body)
  if (!blocks) return undefined
  const document: Record<string, Json> = {}
  for (const { section, text } of blocks) {
    const member = read(text)
    const holder = section === undefined ? document : sectionOf(document, section)
    if (!member || !holder || Object.hasOwn(holder, member.name)) return undefined
    // Not by assignment: a member may be called __proto__.
    Object.defineProperty(holder, member.name, {
      value: member.value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return document
}

function sectionOf(document: Record<string, Json>, name: string): JsonObject | undefined {
  document[name] ??= {}
  const section = document[name]
  return typeof section === 'object' && section !== null && !Array.isArray(section) ? section : undefined
}

/**
 * Cuts a document in block style at the lines where a section, and inside it a member, begins. What belongs to a member
 * is indented further than its name, in YAML of every style; a piece that is none reads as something else, or not at all.
 */
function cut(body: string): Block[] | undefined {
  const blocks: Block[] = []
  let section: string | undefined
  let indent = 0
  for (const line of body.split(/(?<=\n)/)) {
    const at = line.search(/[^ \n\r]/)
    const isWords = at !== -1 && line[at] !== '#'
    if (isWords && at === 0) {
      section = cuttable.test(line.trimEnd()) ? line.slice(0, line.indexOf(':')) : undefined
      indent = 0
      if (section === undefined) blocks.push({ section, text: line })
    } else if (isWords && section !== undefined && (indent === 0 || at <= indent)) {
      if (indent !== 0 && at < indent) return undefined
      indent = at
      blocks.push({ section, text: line })
    } else {
      const last = blocks.at(-1)
      if (last && last.section === section) last.text += line
      else if (isWords) return undefined
    }
  }
  return blocks
}

interface Member {
  name: string
  value: Json
}

const known = new Map<string, Member>()
const keptChars = 8_000_000
let held = 0

/** A member from memory when it was read lately; undefined when it is not exactly one. */
function read(text: string): Member | undefined {
  const member = known.get(text) ?? readMember(text)
  if (!member || known.has(text)) return member
  known.set(text, member)
  held += text.length
  for (const oldest of known.keys()) {
    if (held <= keptChars) break
    known.delete(oldest)
    held -= oldest.length
  }
  return member
}

function readMember(text: string): Member | undefined {
  try {
    const entries = Object.entries(readDocument(text))
    const [entry] = entries
    return entry && entries.length === 1 ? { name: entry[0], value: entry[1] } : undefined
  } catch {
    // Whatever is wrong is said of the whole text, with its own lines.
    return undefined
  }
}
