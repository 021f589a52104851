import { dependencies } from '../../cloudformation/template/references.ts'
import type { Template } from '../../cloudformation/template/template.ts'

/** What a template makes, as a drawing needs it: resources, and what each needs before it can be made. */
export interface Diagram {
  nodes: { id: string; type: string }[]
  /** `to` needs `from`. Only the nearest: what is needed through another resource has no line of its own. */
  edges: { from: string; to: string }[]
}

export function diagramOf(template: Template): Diagram {
  const needs = dependencies(template)
  const nodes = Object.entries(template.resources).map(([id, { type }]) => ({ id, type }))
  const edges = [...needs].flatMap(([to, all]) => nearest(to, all, needs).map((from) => ({ from, to })))
  return { nodes, edges }
}

/** Without what another need already brings along. There are no circles: such a template is refused when it is read. */
function nearest(to: string, all: ReadonlySet<string>, needs: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const direct = [...all].filter((from) => from !== to)
  const farther = new Set(direct.flatMap((from) => [...reach(from, needs)]))
  return direct.filter((from) => !farther.has(from))
}

function reach(start: string, needs: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set<string>()
  const open = [...(needs.get(start) ?? [])]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    open.push(...(needs.get(name) ?? []))
  }
  return seen
}
