'use client'

import { LoaderCircle } from 'lucide-react'
import { formatNumber } from '../../../../_lib/format.ts'
import type { Answers } from '../../../../_trpc/answers.ts'

interface Props {
  totals: Answers['rollouts']['preview']['totals']
  pending: 'planning' | 'planned'
}

/** The whole plan in one line of numbers. */
export function Totals({ totals: { selected, changing, unchanged, out }, pending }: Props) {
  const parts = [
    { count: selected, words: 'selected' },
    { count: changing, words: 'will change' },
    { count: unchanged, words: 'no change' },
    { count: out, words: 'out' },
  ]
  return (
    <p role="status" aria-label="Totals" className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-section">
      {parts.map(({ count, words }) => (
        <span key={words}>
          <b className="font-semibold">{formatNumber(count)}</b> <span className="text-muted">{words}</span>
        </span>
      ))}
      {pending === 'planning' && (
        <LoaderCircle aria-label="Planning" className="size-4 animate-spin self-center text-muted" />
      )}
    </p>
  )
}
