'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { readDigest } from './_trpc/error-digest.ts'
import { problemOf } from './_trpc/problem.ts'
import { Button } from './_ui/button/button.tsx'
import { EmptyState } from './_ui/feedback/empty-state.tsx'
import { CopyId } from './_ui/text/copy-id.tsx'

/** What went wrong, what to do, and the id under which an operator finds it in the log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter()
  const { code, message, requestId } = readDigest(error.digest) ?? problemOf(error)
  const retry = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  const reference = requestId ?? error.digest
  return (
    <div role="alert" className="pt-[12vh]">
      <EmptyState
        title={titles[code] ?? 'This page could not be shown'}
        action={<Button onClick={retry}>Try again</Button>}
      >
        <p>{titles[code] || requestId ? message : 'Something went wrong on our side. Nothing was changed.'}</p>
        {reference && (
          <p className="pt-2">
            Request <CopyId id={reference} label="Copy request id" />
          </p>
        )}
      </EmptyState>
    </div>
  )
}

const titles: Record<string, string> = {
  FORBIDDEN: 'You may not see this',
  PRECONDITION_FAILED: 'This is not possible now',
  BAD_REQUEST: 'This address asks for something that does not exist',
  UNREACHABLE: 'The portal does not answer',
}
