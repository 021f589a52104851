import { ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCount, formatNumber } from '../../../_lib/format.ts'
import { paths } from '../../../_lib/paths.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import { EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../_ui/table/columns.ts'
import { PlainTable } from '../../../_ui/table/plain-table.tsx'
import { Time } from '../../../_ui/text/time.tsx'
import { Muted } from '../../../_ui/text/words.tsx'
import { scopeWords } from './scope-words.ts'
import { Severity } from './severity-face.tsx'

type Policy = Answers['guardrails']['list']['policies'][number]

const columns: readonly Column<Policy>[] = [
  { id: 'name', header: 'Policy', cell: ({ name, enabled }) => (enabled ? name : <Muted>{name}</Muted>) },
  {
    id: 'severity',
    header: 'What it does',
    width: '11rem',
    cell: ({ severity, enabled }) => (enabled ? <Severity severity={severity} /> : <Muted>Switched off</Muted>),
  },
  { id: 'scope', header: 'Looks at', width: '14rem', cell: ({ scope }) => scopeWords(scope) },
  {
    id: 'exemptions',
    header: 'Exemptions',
    width: '8rem',
    cell: ({ exemptions }) => (exemptions === 0 ? <Muted>none</Muted> : formatCount(exemptions, 'exemption')),
  },
  {
    id: 'held',
    header: 'Held back',
    width: '7rem',
    align: 'right',
    cell: ({ heldBack }) => (heldBack === 0 ? <Muted>never</Muted> : `${formatNumber(heldBack)} ×`),
  },
  { id: 'last', header: 'Last decision', width: '9rem', cell: ({ lastDecisionAt }) => <Time value={lastDecisionAt} /> },
]

export function PolicyTable({ policies, add }: { policies: readonly Policy[]; add: ReactNode }) {
  return (
    <PlainTable
      label="policies"
      columns={columns}
      rows={policies}
      rowId={({ id }) => id}
      rowHref={({ id }) => paths.guardrail(id)}
      empty={
        <EmptyState title="No policies yet" icon={<ShieldCheck className="size-5" />} action={add}>
          A policy says in a few lines of Rego what a rendered template or a plan must not do.
        </EmptyState>
      }
    />
  )
}
