import type { Plan } from '../../../server/plans/plan.ts'
import { formatDuration, formatNumber } from '../../_lib/format.ts'
import { Tooltip } from '../../_ui/overlay/tooltip.tsx'
import { StatusMark } from '../status/status-mark.tsx'
import { ResourceChangeRow } from './resource-change.tsx'
import { riskFaces, sourceWords } from './risk.ts'
import { sectionsOf } from './sections.ts'

/** What a deployment would do: a sentence, then the consequences, worst first, each with its properties and their rule. */
export function PlanView({ plan, tookMs }: { plan: Plan; tookMs?: number | undefined }) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <PlanHeadline plan={plan} tookMs={tookMs} />
      {sectionsOf(plan).map(({ title, face, changes }) => (
        <section key={title} className="flex flex-col gap-1">
          <h3 className="flex items-center gap-1.5 font-medium text-table">
            <StatusMark mark={face.mark} tone={face.tone} />
            {title}
            <span className="font-normal text-muted">{formatNumber(changes.length)}</span>
          </h3>
          <ul className="flex flex-col overflow-hidden rounded-control border border-line">
            {changes.map((change) => (
              <li key={change.logicalId} className="border-line border-b last:border-0">
                <ResourceChangeRow change={change} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** The sentence of a plan, its risk, where its numbers come from, and how long they took. */
export function PlanHeadline({
  plan,
  tookMs,
}: {
  plan: Pick<Plan, 'headline' | 'risk' | 'source'>
  tookMs?: number | undefined
}) {
  const { mark, tone } = riskFaces[plan.risk]
  const source = sourceWords[plan.source]
  return (
    <p className="flex items-start gap-2">
      <span className="pt-0.75">
        <StatusMark mark={mark} tone={tone} />
      </span>
      <span className="grow text-pretty font-medium">{plan.headline}</span>
      <Tooltip content={source.explains}>
        <button
          type="button"
          className="shrink-0 cursor-help rounded-mark border border-line px-1.5 text-fine text-muted"
        >
          {source.word}
          {tookMs !== undefined && `, ${formatDuration(tookMs)}`}
        </button>
      </Tooltip>
    </p>
  )
}
