/** What names mean at one point of a template. `each` and `with` open a scope inside the one around them. */
export interface Scope {
  value: unknown
  parent: Scope | undefined
  root: unknown
  /** `{{#each list as |item index|}}` */
  locals: Record<string, unknown>
  /** `@index`, `@key`, `@first`, `@last` of the nearest `each`. */
  loop: Record<string, unknown> | undefined
}

export type Found = { found: true; value: unknown } | { found: false; missing: string; known: string[] }

export const rootScope = (value: unknown): Scope => ({
  value,
  parent: undefined,
  root: value,
  locals: {},
  loop: undefined,
})

/** Follows a path through own properties of plain data only; a prototype is never looked at. */
export function resolve(path: hbs.AST.PathExpression, scope: Scope): Found {
  if (path.data) return resolveData(path, scope)
  let from: Scope | undefined = scope
  for (let i = 0; i < path.depth; i++) from = from?.parent
  if (!from) return { found: false, missing: path.original, known: [] }
  const [first] = path.parts
  const scoped = /^(\.|this\b)/.test(path.original)
  if (first !== undefined && path.depth === 0 && !scoped) {
    const holder = holderOf(first, scope)
    if (holder) return follow(holder, path.parts, '')
  }
  return follow(from.value, path.parts, '')
}

function holderOf(name: string, scope: Scope): Record<string, unknown> | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if (Object.hasOwn(at.locals, name)) return at.locals
  }
  return undefined
}

function resolveData(path: hbs.AST.PathExpression, scope: Scope): Found {
  const [name, ...rest] = path.parts
  if (name === 'root') return follow(scope.root, rest, '@root')
  let loops = path.depth
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if (!at.loop || loops-- > 0) continue
    return follow(at.loop, path.parts, '')
  }
  return { found: false, missing: path.original, known: ['@root'] }
}

function follow(from: unknown, parts: string[], start: string): Found {
  let value = from
  let walked = start
  for (const part of parts) {
    walked = walked ? `${walked}.${part}` : part
    const next = member(value, part)
    if (!next) return { found: false, missing: walked, known: isMap(value) ? Object.keys(value) : [] }
    value = next.value
  }
  return { found: true, value }
}

function member(value: unknown, name: string): { value: unknown } | undefined {
  if (Array.isArray(value)) {
    if (name === 'length') return { value: value.length }
    return /^\d+$/.test(name) && Number(name) < value.length ? { value: value[Number(name)] } : undefined
  }
  return isMap(value) && Object.hasOwn(value, name) ? { value: value[name] } : undefined
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
