/** A value of a JSON text, with everything that JavaScript's own reader would lose. */
export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | JsonMap
/** Keys in the order in which they are written, `"10"` before `"9"` too. */
export type JsonMap = Map<string, JsonValue>

/** A number as it is written: `80.0` is not `80`, and no digit of a long one is lost. */
export class JsonNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  get isFloat(): boolean {
    return /[.eE]/.test(this.text)
  }
}

/** The text is not JSON. `at` is an offset into it. */
export class JsonProblem extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

const maxDepth = 500

interface Reader {
  text: string
  at: number
  depth: number
}

/** Reads JSON (RFC 8259). Of a key that is written twice the last value counts, at the place of the first. */
export function readJson(text: string): JsonValue {
  const reader: Reader = { text, at: text.startsWith('\ufeff') ? 1 : 0, depth: 0 }
  const value = readValue(reader)
  skipSpace(reader)
  if (reader.at < text.length) throw unexpected(reader, 'the end')
  return value
}

function readValue(reader: Reader): JsonValue {
  skipSpace(reader)
  switch (reader.text[reader.at]) {
    case '{':
      return nested(reader, readMap)
    case '[':
      return nested(reader, readList)
    case '"':
      return readText(reader)
  }
  return readWord(reader)
}

function nested<T>(reader: Reader, read: (reader: Reader) => T): T {
  if (++reader.depth > maxDepth) throw new JsonProblem(`it is nested deeper than ${maxDepth}`, reader.at)
  reader.at++
  const value = read(reader)
  reader.depth--
  return value
}

function readMap(reader: Reader): JsonMap {
  const map: JsonMap = new Map()
  if (take(reader, '}')) return map
  do {
    skipSpace(reader)
    if (reader.text[reader.at] !== '"') throw unexpected(reader, 'a name in double quotes')
    const key = readText(reader)
    if (!take(reader, ':')) throw unexpected(reader, 'a colon')
    map.set(key, readValue(reader))
  } while (take(reader, ','))
  if (!take(reader, '}')) throw unexpected(reader, 'a comma or }')
  return map
}

function readList(reader: Reader): JsonValue[] {
  const list: JsonValue[] = []
  if (take(reader, ']')) return list
  do list.push(readValue(reader))
  while (take(reader, ','))
  if (!take(reader, ']')) throw unexpected(reader, 'a comma or ]')
  return list
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON wants them escaped
const special = /["\\\u0000-\u001f]/g

function readText(reader: Reader): string {
  const start = reader.at
  for (let from = start + 1; ; ) {
    special.lastIndex = from
    const found = special.exec(reader.text)
    if (!found) throw new JsonProblem('the text that begins here does not end', start)
    if (found[0] === '"') {
      reader.at = found.index + 1
      return unescaped(reader.text.slice(start, reader.at), start)
    }
    if (found[0] !== '\\') throw new JsonProblem('a line break or control character stands inside a text', found.index)
    from = found.index + 2
  }
}

function unescaped(quoted: string, at: number): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return JSON.parse(quoted) as string
  } catch {
    const bad = /\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(quoted.replaceAll('\\\\', '..'))
    throw new JsonProblem('there is no such escape', at + (bad?.index ?? 0))
  }
}

const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const constants: Record<string, null | boolean> = { true: true, false: false, null: null }

function readWord(reader: Reader): JsonValue {
  word.lastIndex = reader.at
  const [found] = word.exec(reader.text) ?? []
  if (found === undefined || /[\w.+-]/.test(reader.text[reader.at + found.length] ?? '')) {
    throw unexpected(reader, 'a value')
  }
  reader.at += found.length
  return found in constants ? (constants[found] ?? null) : new JsonNumber(found)
}

function take(reader: Reader, character: string): boolean {
  skipSpace(reader)
  if (reader.text[reader.at] !== character) return false
  reader.at++
  return true
}

const space = /[ \t\n\r]*/y

function skipSpace(reader: Reader) {
  space.lastIndex = reader.at
  reader.at += space.exec(reader.text)?.[0].length ?? 0
}

function unexpected({ text, at }: Reader, expected: string): JsonProblem {
  if (at >= text.length) return new JsonProblem(`it ends where ${expected} should stand`, at)
  const [found = ''] = /^(?:[\w.+-]{1,20}|[\s\S])/u.exec(text.slice(at, at + 40)) ?? []
  return new JsonProblem(`${JSON.stringify(found)} stands where ${expected} should`, at)
}
