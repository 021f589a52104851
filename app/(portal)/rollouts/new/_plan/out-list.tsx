'use client'

import { ChevronRight } from 'lucide-react'
import { formatNumber } from '../../../../_lib/format.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { Section } from '../../../../_ui/page/section.tsx'
import { Mono, Muted } from '../../../../_ui/text/words.tsx'

type Out = Answers['rollouts']['preview']['out'][number]

/** Who takes no part, and why. Nobody is left out in silence. */
export function OutList({ out }: { out: readonly Out[] }) {
  if (out.length === 0) return null
  const total = out.reduce((sum, { count }) => sum + count, 0)
  return (
    <Section title={`Out (${formatNumber(total)})`} description="They stay as they are, each for its reason.">
      <Panel padding="none">
        {out.map((group) => (
          <Group key={`${group.kind} ${group.at}`} group={group} />
        ))}
      </Panel>
    </Section>
  )
}

function Group({ group: { title, at, count, targets } }: { group: Out }) {
  return (
    <details className="group border-line border-b last:border-0">
      <summary className="flex min-h-9 items-center gap-2 px-3 text-table -outline-offset-2 hover:bg-hover">
        <ChevronRight
          aria-hidden
          className="size-3.5 text-muted transition-transform duration-150 group-open:rotate-90"
        />
        <b className="min-w-6 text-right font-medium">{formatNumber(count)}</b>
        {title}
        {at && (
          <Muted>
            at <Mono>{at}</Mono>
          </Muted>
        )}
      </summary>
      <ul className="flex flex-col gap-1 border-line border-t bg-surface px-3 py-2 pl-8 text-table">
        {targets.map(({ id, name, reason }) => (
          <li key={id} className="wrap-anywhere">
            <span className="font-medium">{name}</span> <Muted>{reason}</Muted>
          </li>
        ))}
        {count > targets.length && (
          <li>
            <Muted>and {formatNumber(count - targets.length)} more</Muted>
          </li>
        )}
      </ul>
    </details>
  )
}
