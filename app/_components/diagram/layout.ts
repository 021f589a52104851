import dagre from '@dagrejs/dagre'
import type { Diagram } from '../../../server/templates/catalogue/diagram.ts'

export const nodeSize = { width: 168, height: 40 } as const

export interface PlacedNode {
  id: string
  type: string
  /** Its upper left corner, in pixels. */
  x: number
  y: number
}

export interface DiagramLayout {
  width: number
  height: number
  nodes: PlacedNode[]
  edges: { from: string; to: string; points: { x: number; y: number }[] }[]
}

/** Places resources from left to right: each right of everything it needs. The same diagram gives the same drawing. */
export function layOut({ nodes, edges }: Diagram): DiagramLayout {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'LR', ranker: 'tight-tree', nodesep: 10, edgesep: 4, ranksep: 40, marginx: 1, marginy: 1 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of nodes) graph.setNode(id, { ...nodeSize })
  for (const { from, to } of edges) graph.setEdge(from, to)
  dagre.layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: nodes.map(({ id, type }) => {
      const { x, y } = graph.node(id)
      return { id, type, x: Math.round(x - nodeSize.width / 2), y: Math.round(y - nodeSize.height / 2) }
    }),
    edges: edges.map(({ from, to }) => ({ from, to, points: graph.edge(from, to).points })),
  }
}
