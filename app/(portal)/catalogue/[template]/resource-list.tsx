import type { Diagram } from '../../../../server/templates/catalogue/diagram.ts'
import { Disclosure } from '../../../_ui/page/disclosure.tsx'
import type { Column } from '../../../_ui/table/columns.ts'
import { PlainTable } from '../../../_ui/table/plain-table.tsx'
import { Mono, Muted } from '../../../_ui/text/words.tsx'

interface Line {
  id: string
  type: string
  needs: string[]
}

const columns: Column<Line>[] = [
  { id: 'id', header: 'Resource', cell: ({ id }) => <Mono>{id}</Mono> },
  { id: 'type', header: 'Type', cell: ({ type }) => <Mono>{type}</Mono> },
  {
    id: 'needs',
    header: 'Needs first',
    cell: ({ needs }) => (needs.length === 0 ? <Muted>nothing</Muted> : <Mono>{needs.join(', ')}</Mono>),
  },
]

/** What the drawing shows, in words. */
export function ResourceList({ diagram: { nodes, edges } }: { diagram: Diagram }) {
  const rows = nodes.map(({ id, type }) => ({
    id,
    type,
    needs: edges.filter(({ to }) => to === id).map(({ from }) => from),
  }))
  return (
    <Disclosure summary="As a list">
      <PlainTable label="resources" columns={columns} rows={rows} rowId={({ id }) => id} empty="No resources" />
    </Disclosure>
  )
}
