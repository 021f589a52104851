'use client'

import { formatNumber } from '../../../../_lib/format.ts'
import { paths } from '../../../../_lib/paths.ts'
import { LinkButton } from '../../../../_ui/button/link-button.tsx'
import { BulkBar } from '../../../../_ui/table/bulk-bar.tsx'
import { useSelection } from '../../../../_ui/table/selection.tsx'
import type { TableState } from '../../../../_ui/table/table-state.ts'

interface Props {
  template: string
  /** The version that is recommended. */
  to: string | null
  blocked: string | undefined
  state: TableState
}

/** As many ids as an address can carry everywhere. */
const maxIds = 200

/** Hands the chosen targets, or the filters that name them, to the planning of a rollout. */
export function PlanUpgrade({ template, to, blocked, state }: Props) {
  const { all, ids, count } = useSelection()
  const { version: from, stage, team } = state.filters
  const selection = all ? { from, stage, team } : { target: ids }
  const why = blocked ?? (to ? inexpressible({ all, ids: ids.length, state }) : 'No version is published.')
  return (
    <BulkBar>
      <LinkButton
        variant="primary"
        size="small"
        href={paths.newRollout({ template, to: to ?? undefined, ...selection })}
        disabledReason={why}
      >
        Plan upgrade of {formatNumber(count)} {all ? 'matching' : 'selected'}
      </LinkButton>
    </BulkBar>
  )
}

/** A rollout selects by version, stage and team, or names its targets one by one. */
function inexpressible({ all, ids, state }: { all: boolean; ids: number; state: TableState }) {
  const { kind = [] } = state.filters
  if (all && kind.includes('pipeline') && !kind.includes('instance'))
    return 'A rollout upgrades instances. Upgrade a pipeline on its own page, after its instances.'
  // Behind is no restriction: who is up to date has no part in a rollout anyway.
  if (all && (state.text || (state.tab && state.tab !== 'behind'))) {
    return 'A rollout cannot select by text or by this view. Clear them, or select the rows of the page.'
  }
  return ids > maxIds ? `At most ${maxIds} can be named one by one. Select all matching instead.` : undefined
}
