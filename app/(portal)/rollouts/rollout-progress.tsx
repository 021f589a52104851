import { formatNumber } from '../../_lib/format.ts'
import type { RolloutRow } from './rollout-row.ts'

/** How many are done, in flight and failed: a bar for the eye, the same in words beside it. */
export function RolloutProgress({ row: { members, done, deploying, failed } }: { row: RolloutRow }) {
  const parts = [
    { count: done, look: 'bg-ok' },
    { count: deploying, look: 'bg-moving' },
    { count: failed, look: 'bg-warn' },
    { count: members - done - deploying - failed, look: 'bg-transparent' },
  ]
  return (
    <span className="flex items-center gap-2.5">
      <span
        aria-hidden
        className="flex h-2 w-24 shrink-0 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
      >
        {parts.map(({ count, look }) => (
          <span key={look} style={{ flexGrow: count }} className={`basis-0 ${look}`} />
        ))}
      </span>
      <span className="truncate">
        {formatNumber(done)} of {formatNumber(members)}
        {failed > 0 && <span className="text-warn"> · {formatNumber(failed)} failed</span>}
      </span>
    </span>
  )
}
