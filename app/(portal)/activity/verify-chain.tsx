'use client'

import { useQuery } from '@tanstack/react-query'
import { StatusMark } from '../../_components/status/status-mark.tsx'
import { formatCount } from '../../_lib/format.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { ActionButton } from '../../_ui/button/action-button.tsx'

/** Walks the whole log and says whether every entry is what it was when it was written. */
export function VerifyChain() {
  const verify = useQuery(useTRPC().audit.verify.queryOptions(undefined, { enabled: false, gcTime: 0 }))
  return (
    <div className="flex flex-wrap items-center gap-3">
      {verify.data && !verify.isFetching && <Verdict verdict={verify.data} />}
      <ActionButton
        disabledReason={undefined}
        pending={verify.isFetching}
        error={verify.error?.message}
        onClick={() => void verify.refetch()}
      >
        Verify chain
      </ActionButton>
    </div>
  )
}

function Verdict({ verdict: { events, broken } }: { verdict: Answers['audit']['verify'] }) {
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-table">
      {broken === undefined ? (
        <>
          <StatusMark mark="done" tone="ok" />
          {formatCount(events, 'entry', 'entries')}, all as they were written
        </>
      ) : (
        <>
          <StatusMark mark="stuck" tone="danger" />
          Entry {broken} is not as it was written
        </>
      )}
    </span>
  )
}
