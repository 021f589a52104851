'use client'

import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Part } from '../../../../../../../server/templates/bundle/part.ts'
import { problemOf } from '../../../../../../_trpc/problem.ts'
import { Banner } from '../../../../../../_ui/feedback/banner.tsx'
import { SkeletonLine } from '../../../../../../_ui/feedback/skeleton.tsx'
import type { ResultProps } from './result.ts'
import type { ChosenTarget } from './target/chosen-target.ts'
import { PartSwitch } from './target/part-switch.tsx'
import { TargetPicker } from './target/target-picker.tsx'
import { Trouble } from './trouble.tsx'
import { type Tried, useTried } from './use-tried.ts'

export interface Trying extends Pick<ResultProps, 'typed' | 'draft' | 'inspected' | 'findings' | 'fixes' | 'onOpen'> {
  target: ChosenTarget | undefined
  setTarget: (target: ChosenTarget | undefined) => void
  part: Part | undefined
  setPart: (part: Part) => void
}

interface Props extends Trying {
  /** What is shown of it. */
  children: (tried: Extract<Tried, { ok: true }>) => ReactNode
}

/** Tries the text on the chosen target, and shows what came of it or why nothing did. */
export function TriedPane({ children, ...trying }: Props) {
  const { typed, draft, inspected, target, setTarget, part, setPart } = trying
  const { data, error, isFetching } = useTried(typed, { target: target?.id, part })
  const parts = inspected?.parts.map((each) => each.part) ?? []
  const refused = error && problemOf(error)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-10 items-center gap-3 border-line border-b px-3 py-1">
        <TargetPicker template={draft.template.name} chosen={target} onChoose={setTarget} />
        {!target && <PartSwitch parts={parts} shown={data?.part ?? part} onShow={setPart} />}
        {isFetching && (
          <span role="status" className="inline-flex items-center gap-1.5 text-fine text-muted">
            <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
            Trying
          </span>
        )}
      </div>
      <div className="min-h-0 grow overflow-y-auto">
        {refused && refused.reason !== 'DRAFT_CHANGED' ? (
          <div className="p-4">
            <Banner tone="warn" title="It could not be tried.">
              {refused.message}
            </Banner>
          </div>
        ) : data ? (
          data.ok ? (
            children(data)
          ) : (
            <Trouble tried={data} {...trying} />
          )
        ) : (
          <div aria-hidden className="flex flex-col gap-4 p-4">
            <SkeletonLine width="80%" />
            <SkeletonLine width="55%" />
            <SkeletonLine width="65%" />
          </div>
        )}
      </div>
    </div>
  )
}
