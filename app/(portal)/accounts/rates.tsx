import { Time } from '../../_ui/text/time.tsx'
import { Muted } from '../../_ui/text/words.tsx'
import type { Account } from './account.ts'

/** What all workers together may ask of CloudFormation there. It halves at a throttle and grows back slowly. */
export function Rates({ rates }: Pick<Account, 'rates'>) {
  const throttled = rates
    .map(({ throttledAt }) => throttledAt)
    .filter((at) => at !== null)
    .toSorted()
    .at(-1)
  const words = rates
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
    .map(({ kind, ratePerSecond }) => `${kind} ${Math.round(ratePerSecond * 10) / 10}`)
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <span className="font-mono">{words.join(' · ')}</span>
      {throttled && (
        <Muted>
          throttled <Time value={throttled} />
        </Muted>
      )}
    </span>
  )
}
