'use client'

import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Judgement } from '../../../server/guardrails/guardrail.ts'
import type { Plan } from '../../../server/plans/plan.ts'
import { formatCount } from '../../_lib/format.ts'
import { problemOf } from '../../_trpc/problem.ts'
import { Banner } from '../../_ui/feedback/banner.tsx'
import { SkeletonLine } from '../../_ui/feedback/skeleton.tsx'
import { Panel } from '../../_ui/page/panel.tsx'
import { Section } from '../../_ui/page/section.tsx'
import { Muted } from '../../_ui/text/words.tsx'
import { GuardrailVerdicts } from './guardrail-verdicts.tsx'
import { PlanView } from './plan-view.tsx'

interface Props {
  /** "What this creates", "What this changes". */
  title: string
  /** A query of one of the plan procedures. */
  planned: {
    data: { plan: Plan; tookMs: number; nothingToChange?: boolean; guardrails?: Judgement } | undefined
    error: unknown
    isFetching: boolean
  }
  /** What is still needed before there can be a plan; undefined when everything is there. */
  missing: string | undefined
}

/** The plan of what is being filled in beside it; made anew whenever that changes. */
export function PlanPanel({ title, planned: { data, error, isFetching }, missing }: Props) {
  const busy = isFetching && (
    <span role="status" className="inline-flex items-center gap-1.5 text-fine text-muted">
      <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
      Planning
    </span>
  )
  return (
    <Section title={title} action={busy}>
      {!error && !missing && !data?.nothingToChange && <GuardrailVerdicts judgement={data?.guardrails} />}
      {error && !missing ? (
        <WhyNoPlan error={error} />
      ) : (
        <Panel>{missing ? <Muted>{missing}</Muted> : data ? <Planned data={data} /> : <Outline />}</Panel>
      )}
    </Section>
  )
}

function Planned({
  data: { plan, tookMs, nothingToChange },
}: {
  data: NonNullable<Props['planned']['data']>
}): ReactNode {
  if (nothingToChange) return <Muted>Nothing changes: what would be deployed is what already runs.</Muted>
  return <PlanView plan={plan} tookMs={tookMs} />
}

function WhyNoPlan({ error }: { error: unknown }) {
  const { reason, message, issues } = problemOf(error)
  if (reason !== 'SPEC_INVALID')
    return (
      <Banner tone="warn" title="There is no plan yet.">
        {message}
      </Banner>
    )
  return (
    <Panel>
      <Muted>The plan appears when the spec fits: {formatCount(issues.length, 'field')} to mend.</Muted>
    </Panel>
  )
}

function Outline() {
  return (
    <div aria-hidden className="flex flex-col gap-4 py-1">
      <SkeletonLine width="80%" />
      <SkeletonLine width="55%" />
      <SkeletonLine width="65%" />
      <SkeletonLine width="45%" />
    </div>
  )
}
