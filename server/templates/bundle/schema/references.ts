import { escapePointer } from './json-schema.ts'

type Report = (code: string, pointer: string, message: string, advice: string) => void

const local = /^#\/(?:schema\/types\/|types\/|components\/schemas\/|definitions\/|\$defs\/)?([^/]+)$/

/** A copy of a type with every local `$ref` replaced by what it names. Remote, unknown and circular ones are reported. */
export function resolveReferences(types: Record<string, unknown>, type: unknown, report: Report): unknown {
  let copied = 0
  return resolve(type, '', [])

  function resolve(node: unknown, at: string, inside: string[]): unknown {
    // References multiply: ten types that each name the next one ten times would make ten billion nodes.
    if (++copied > 50_000) {
      if (copied === 50_001)
        report('SCHEMA_TOO_LARGE', at, 'The schema has more than 50,000 nodes.', 'Make the types smaller.')
      return {}
    }
    if (Array.isArray(node)) return node.map((item, index) => resolve(item, `${at}/${index}`, inside))
    if (typeof node !== 'object' || node === null) return node
    const { $ref, ...rest } = node as Record<string, unknown>
    if ($ref !== undefined && !at.endsWith('/properties')) return resolveOne($ref, rest, at, inside)
    const entries = Object.entries(node).map(([key, value]) => [
      key,
      resolve(value, `${at}/${escapePointer(key)}`, inside),
    ])
    return Object.fromEntries(entries)
  }

  function resolveOne($ref: unknown, rest: Record<string, unknown>, at: string, inside: string[]): unknown {
    const name = typeof $ref === 'string' ? local.exec($ref)?.[1] : undefined
    if (name === undefined || !Object.hasOwn(types, name)) {
      const advice = 'Use "#/TypeName" with a type of this file.'
      report('SCHEMA_REF', `${at}/$ref`, `The reference ${JSON.stringify($ref)} leads nowhere in this file.`, advice)
      return {}
    }
    if (inside.includes(name)) {
      const circle = [...inside.slice(inside.indexOf(name)), name].join(' → ')
      report(
        'SCHEMA_REF',
        `${at}/$ref`,
        `The references go round in a circle: ${circle}.`,
        'A form cannot be endless; remove one reference.',
      )
      return {}
    }
    const named = resolve(types[name], at, [...inside, name])
    // Keywords beside $ref (a title, a default) add to what it names.
    return { ...(named as object), ...(resolve(rest, at, inside) as object) }
  }
}
