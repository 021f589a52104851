'use client'

import { useId, useMemo, useState } from 'react'
import type { Diagram } from '../../../server/templates/catalogue/diagram.ts'
import { formatCount } from '../../_lib/format.ts'
import { DiagramNode } from './diagram-node.tsx'
import { type DiagramLayout, layOut } from './layout.ts'

/** What a template makes, left to right in the order it can be made. A list of the same stands under it. */
export function ResourceDiagram({ diagram }: { diagram: Diagram }) {
  const layout = useMemo(() => layOut(diagram), [diagram])
  const [pointed, setPointed] = useState<string>()
  const title = useId()
  const near = pointed === undefined ? undefined : neighbours(diagram, pointed)
  return (
    <div className="overflow-auto rounded-panel border border-line bg-raised p-3">
      <svg
        role="img"
        aria-labelledby={title}
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        className="mx-auto block"
      >
        <title id={title}>
          {`${formatCount(diagram.nodes.length, 'resource')}, each right of what it needs; the same as a list below`}
        </title>
        <Lines edges={layout.edges} pointed={pointed} />
        {layout.nodes.map((node) => (
          <DiagramNode
            key={node.id}
            node={node}
            look={near === undefined ? 'plain' : near.has(node.id) ? 'near' : 'far'}
            onPoint={setPointed}
          />
        ))}
      </svg>
    </div>
  )
}

function Lines({ edges, pointed }: { edges: DiagramLayout['edges']; pointed: string | undefined }) {
  return (
    <g fill="none">
      {edges.map(({ from, to, points }) => {
        const isNear = pointed !== undefined && (from === pointed || to === pointed)
        return (
          <path
            key={`${from} ${to}`}
            d={curve(points)}
            className={isNear ? 'stroke-accent' : pointed === undefined ? 'stroke-line-control' : 'stroke-line'}
          />
        )
      })}
    </g>
  )
}

const neighbours = ({ edges }: Diagram, id: string) =>
  new Set([id, ...edges.filter(({ from, to }) => from === id || to === id).flatMap(({ from, to }) => [from, to])])

/** A soft line through the points that the layout chose. */
function curve(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last) return ''
  const turns = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1] ?? last
    return `Q ${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`
  })
  return `M ${first.x} ${first.y} ${turns.join(' ')} L ${last.x} ${last.y}`
}
