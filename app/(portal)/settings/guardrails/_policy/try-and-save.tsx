'use client'

import { ActionButton } from '../../../../_ui/button/action-button.tsx'
import { Row, Stack } from '../../../../_ui/page/layouts.tsx'
import { Time } from '../../../../_ui/text/time.tsx'
import { Muted } from '../../../../_ui/text/words.tsx'
import type { Saved } from './use-save-policy.ts'

interface Action {
  pending: boolean
  error: string | undefined
  run: () => void
}

interface Props {
  saved: Saved | undefined
  changed: boolean
  named: boolean
  blocked: string | undefined
  save: Action
  bench: Action
}

/** Trying changes nothing and comes first; saving counts from the next decision on. */
export function TryAndSave({ saved, changed, named, blocked, save, bench }: Props) {
  const unready = named ? (changed || !saved ? undefined : 'Nothing has changed.') : 'Give the policy a name first.'
  return (
    <Stack gap="narrow">
      <Row>
        <ActionButton disabledReason={blocked} pending={bench.pending} error={bench.error} onClick={bench.run}>
          Try on the last 500 deployments
        </ActionButton>
        <ActionButton
          variant="primary"
          disabledReason={blocked ?? unready}
          pending={save.pending}
          error={save.error}
          onClick={save.run}
        >
          Save policy
        </ActionButton>
      </Row>
      {saved && (
        <Muted>
          Revision {saved.revision}, saved by {saved.by}, <Time value={saved.at} />
        </Muted>
      )}
    </Stack>
  )
}
