import { formatCount, formatNumber } from '../../../_lib/format.ts'
import { Mono, Muted } from '../../../_ui/text/words.tsx'
import type { Impact } from './impact.ts'

/** Who could not be upgraded, and why; by reason and field. */
export function ImpactOut({ out }: Pick<Impact, 'out'>) {
  if (out.length === 0) return null
  const total = out.reduce((sum, { count }) => sum + count, 0)
  return (
    <details className="text-table">
      <summary className="w-fit rounded-mark text-muted hover:text-text">
        {formatCount(total, 'target')} could not be upgraded
      </summary>
      <ul className="flex flex-col gap-1 pt-2 pl-4">
        {out.map(({ kind, title, at, count, targets }) => (
          <li key={`${kind} ${at}`} className="wrap-anywhere">
            {formatNumber(count)} {title} {at && <Mono>{at}</Mono>}{' '}
            <Muted>
              {targets
                .slice(0, 3)
                .map(({ name }) => name)
                .join(', ')}
              {count > 3 && ' …'}
            </Muted>
          </li>
        ))}
      </ul>
    </details>
  )
}
