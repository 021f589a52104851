/** Where the cursor is in a template, as far as a completion needs to know. `typed` is what stands before it. */
export type YamlPlace = { typed: string } & (
  | { kind: 'name' }
  | { kind: 'type' }
  | { kind: 'reference' }
  | { kind: 'attribute'; logicalId: string }
  | { kind: 'property'; type: string; present: string[] }
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

interface Line {
  indent: number
  key: string
  value: string
}

const keyOf = (line: string): Line | undefined => {
  const found = /^(\s*)['"]?([\w.:-]+)['"]?:(?:\s+(.*))?$/.exec(line)
  return found ? { indent: found[1]?.length ?? 0, key: found[2] ?? '', value: found[3] ?? '' } : undefined
}

function atKey(text: string, start: number, before: string): YamlPlace | undefined {
  const found = /^(\s*)(\w*)$/.exec(before)
  if (!found) return undefined
  const [, { length: indent } = '', typed = ''] = found
  const above = text
    .slice(0, start)
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => keyOf(line) ?? [])
  const below = text
    .slice(start)
    .split('\n')
    .slice(1)
    .flatMap((line) => keyOf(line) ?? [])
  const present = siblings(above, below, indent)
  if (indent === 0) return { kind: 'section', typed, present: present.map(({ key }) => key) }
  const parent = above.findLast((line) => line.indent < indent)
  const grand = parent && above.slice(0, above.lastIndexOf(parent)).findLast((line) => line.indent < parent.indent)
  if (!parent || !grand) return undefined
  if (grand.key === 'Resources' && grand.indent === 0) {
    return { kind: 'resource_key', typed, present: present.map(({ key }) => key) }
  }
  if (parent.key !== 'Properties') return undefined
  const around = siblings(
    above.slice(0, above.lastIndexOf(parent)),
    [...above.slice(above.lastIndexOf(parent)), ...below],
    parent.indent,
  )
  const type = around.find(({ key }) => key === 'Type')?.value.replace(/['"]/g, '')
  return type ? { kind: 'property', typed, type, present: present.map(({ key }) => key) } : undefined
}

/** The keys of the same map: as far as the indentation does not go below theirs. */
function siblings(above: Line[], below: Line[], indent: number): Line[] {
  const until = (lines: Line[]) => {
    const end = lines.findIndex((line) => line.indent < indent)
    return (end === -1 ? lines : lines.slice(0, end)).filter((line) => line.indent === indent)
  }
  return [...until(above.toReversed()).toReversed(), ...until(below)]
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
