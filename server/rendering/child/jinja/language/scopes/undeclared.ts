import type { Expression, Statement, Target } from '../ast.ts'
import { namesIn, namesSet } from './walk.ts'

/**
 * Which of some special names (`loop`, `caller`, …) a body reads before it sets them. As in Jinja2 it looks through
 * every scope but blocks, and a name that was set anywhere is not special any more.
 */
export function readsBeforeSet(body: Statement[], names: string[]): Set<string> {
  const search: Search = { wanted: new Set(names), found: new Set() }
  searchAll(search, body)
  return search.found
}

interface Search {
  wanted: Set<string>
  found: Set<string>
}

function searchAll(search: Search, body: Statement[]) {
  for (const node of body) searchOne(search, node)
}

function searchOne(search: Search, node: Statement) {
  switch (node.kind) {
    case 'print':
      return reads(search, node.node)
    case 'set':
      sets(search, node.target)
      return reads(search, node.value)
    case 'setBlock':
      sets(search, node.target)
      reads(search, node.filter)
      return searchAll(search, node.body)
    case 'for':
      sets(search, node.target)
      reads(search, node.iterable)
      searchAll(search, node.body)
      searchAll(search, node.otherwise)
      return reads(search, node.test)
    case 'if':
      for (const { test, body } of node.branches) {
        reads(search, test)
        searchAll(search, body)
      }
      return searchAll(search, node.otherwise)
    case 'with':
      for (const target of node.targets) sets(search, target)
      for (const value of node.values) reads(search, value)
      return searchAll(search, node.body)
    case 'import':
      return reads(search, node.source)
    case 'macro':
    case 'callBlock':
      return searchMacro(search, node)
    case 'filterBlock':
      searchAll(search, node.body)
      return reads(search, node.filter)
    case 'autoescape':
      reads(search, node.enabled)
      return searchAll(search, node.body)
  }
}

function searchMacro(search: Search, node: Extract<Statement, { kind: 'macro' | 'callBlock' }>) {
  if (node.kind === 'callBlock') reads(search, node.call)
  const macro = node.kind === 'callBlock' ? node.macro : node
  for (const { name } of macro.parameters) search.wanted.delete(name.name)
  for (const { fallback } of macro.parameters) reads(search, fallback)
  searchAll(search, macro.body)
}

function reads({ wanted, found }: Search, node: Expression | undefined) {
  for (const { name } of namesIn(node)) if (wanted.has(name)) found.add(name)
}

function sets({ wanted }: Search, target: Target) {
  for (const { name } of namesSet(target)) wanted.delete(name)
}
