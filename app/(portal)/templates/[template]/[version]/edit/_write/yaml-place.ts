/** Where the cursor is in a template, as far as a completion needs to know. `typed` is what stands before it. */
export type YamlPlace = { typed: string } & (
  | { kind: 'name' }
  | { kind: 'type' }
  | { kind: 'reference' }
  | { kind: 'attribute'; logicalId: string }
  | { kind: 'property'; type: string; path: string[]; present: string[] }
  | { kind: 'resource_key'; present: string[] }
  | { kind: 'section'; present: string[] }
)

/**
 * Reads the place from indentation alone: while somebody types, the text is rarely YAML that a parser takes, and with a
 * template engine in it, it never is.
 */
export function placeAt(text: string, offset: number): YamlPlace | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const before = text.slice(start, offset)
  return inExpression(before) ?? afterWord(before) ?? atKey(text, start, before)
}

function inExpression(before: string): YamlPlace | undefined {
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'))
  const closed = Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'))
  if (open === -1 || closed > open) return undefined
  return { kind: 'name', typed: /[\w.]*$/.exec(before)?.[0] ?? '' }
}

function afterWord(before: string): YamlPlace | undefined {
  const type = /^\s*Type:\s*['"]?([\w:]*)$/.exec(before)
  if (type) return { kind: 'type', typed: type[1] ?? '' }
  const attribute = /!GetAtt\s+(\w+)\.([\w.]*)$/.exec(before)
  if (attribute) return { kind: 'attribute', logicalId: attribute[1] ?? '', typed: attribute[2] ?? '' }
  const reference = /(?:!(?:Ref|GetAtt|Condition)|DependsOn:)\s+([\w:]*)$/.exec(before)
  return reference ? { kind: 'reference', typed: reference[1] ?? '' } : undefined
}

export interface Line {
  indent: number
  key: string
  value: string
  /** The first key of an item of a list. */
  begins: boolean
}

/** A line that is a key, with the `- ` of a list counted as indentation. */
export function keyOf(line: string): Line | undefined {
  const spaced = line.replace(
    /^(\s*)((?:-\s+)+)/,
    (_, lead: string, dashes: string) => lead + ' '.repeat(dashes.length),
  )
  const found = /^(\s*)['"]?([\w.:-]+)['"]?:(?:\s+(.*))?$/.exec(spaced)
  if (!found) return undefined
  const [, lead = '', key = '', value = ''] = found
  return { indent: lead.length, key, value, begins: spaced !== line }
}

/** The line of the cursor among the others: what stands above and below, and how far in it is. */
export function linesAround(text: string, start: number, before: string) {
  const found = /^(\s*(?:-\s+)*)(\w*)$/.exec(before)
  if (!found) return undefined
  const [, { length: indent } = '', typed = ''] = found
  const keys = (lines: string[]) => lines.flatMap((line) => keyOf(line) ?? [])
  const above = keys(text.slice(0, start).split('\n').slice(0, -1))
  const below = keys(text.slice(start).split('\n').slice(1))
  const begins = /-\s/.test(before)
  const present = siblings(begins ? [] : above, below, indent)
  return { indent, typed, above, below, present: present.map(({ key }) => key), holders: holdersOf(above, indent) }
}

/** The keys a place is in, the nearest first. */
function holdersOf(above: readonly Line[], indent: number): (Line & { at: number })[] {
  const holders: (Line & { at: number })[] = []
  let least = indent
  for (let at = above.length - 1; at >= 0 && least > 0; at--) {
    const line = above[at]
    if (!line || line.indent >= least) continue
    holders.push({ ...line, at })
    least = line.indent
  }
  return holders
}

function atKey(text: string, start: number, before: string): YamlPlace | undefined {
  const around = linesAround(text, start, before)
  if (!around) return undefined
  const { indent, typed, above, below, present, holders } = around
  if (indent === 0) return { kind: 'section', typed, present }
  const names = holders.map(({ key }) => key)
  if (names.length === 2 && names[1] === 'Resources') return { kind: 'resource_key', typed, present }
  const depth = names.length - 3
  const properties = holders[depth]
  if (depth < 0 || names.at(-1) !== 'Resources' || properties?.key !== 'Properties') return undefined
  const beside = siblings(above.slice(0, properties.at), [...above.slice(properties.at), ...below], properties.indent)
  const type = beside.find(({ key }) => key === 'Type')?.value.replace(/['"]/g, '')
  const path = names.slice(0, depth).toReversed()
  return type ? { kind: 'property', typed, type, path, present } : undefined
}

/** The keys of the same map: as far as the indentation does not go below theirs, and no other item begins. */
function siblings(above: readonly Line[], below: readonly Line[], indent: number): Line[] {
  const upwards = above.toReversed()
  const up = until(upwards, ({ indent: own }) => own < indent)
  const item = up.findIndex(({ indent: own, begins }) => own === indent && begins)
  const own = item === -1 ? up : up.slice(0, item + 1)
  const down = until(below, ({ indent: other, begins }) => other < indent || (other === indent && begins))
  return [...own.toReversed(), ...down].filter((line) => line.indent === indent)
}

function until(lines: readonly Line[], ends: (line: Line) => boolean) {
  const end = lines.findIndex(ends)
  return end === -1 ? lines : lines.slice(0, end)
}

/** Everything with a logical id or a name that `!Ref` may be given, by section. */
export function referable(text: string): { id: string; type: string }[] {
  const found: { id: string; type: string }[] = []
  let section = ''
  for (const line of text.split('\n').flatMap((each) => keyOf(each) ?? [])) {
    if (line.indent === 0) section = line.key
    else if (section !== 'Resources' && section !== 'Parameters') continue
    else if (line.indent === 2) found.push({ id: line.key, type: section === 'Parameters' ? 'parameter' : '' })
    else if (line.indent === 4 && line.key === 'Type' && section === 'Resources') {
      const last = found.at(-1)
      if (last) last.type = line.value.replace(/['"]/g, '')
    }
  }
  return found
}
