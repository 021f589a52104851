'use client'

import { ArrowRight, LoaderCircle } from 'lucide-react'
import { signIn } from 'next-auth/react'
import { useState } from 'react'
import type { Role } from '../../server/policy/policy.ts'
import { formatWord } from '../_lib/format.ts'
import { Banner } from '../_ui/feedback/banner.tsx'

interface Props {
  identities: readonly { role: Role; name: string; can: string }[]
  callback: string
}

/** One click each, without a password: only where nobody but this machine can reach the portal. */
export function DemoSignIn({ identities, callback }: Props) {
  const [pending, setPending] = useState<Role>()
  const [failed, setFailed] = useState(false)
  const enter = async (role: Role) => {
    setPending(role)
    setFailed(false)
    const answer = await signIn('demo', { role, redirect: false })
    if (answer?.ok) return window.location.assign(callback)
    setFailed(true)
    setPending(undefined)
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted text-table">
        This portal runs in local mode, on this machine only. Choose who to be; you can change at any time.
      </p>
      {failed && <Banner tone="danger" title="Signing in did not finish. The log of the portal says why." />}
      <ul className="flex flex-col overflow-hidden rounded-panel border border-line bg-raised">
        {identities.map(({ role, name, can }) => (
          <li key={role} className="border-line border-b last:border-0">
            <button
              type="button"
              aria-busy={pending === role}
              onClick={() => void enter(role)}
              className="group flex w-full items-center gap-3 px-4 py-3 text-left -outline-offset-2 transition-colors duration-150 hover:bg-hover"
            >
              <span className="flex grow flex-col">
                <span className="font-medium">{formatWord(role)}</span>
                <span className="text-muted text-table">{can}</span>
              </span>
              <span className="sr-only">Sign in as {name}</span>
              {pending === role ? (
                <LoaderCircle aria-hidden className="size-4 animate-spin text-muted" />
              ) : (
                <ArrowRight
                  aria-hidden
                  className="size-4 text-muted transition-transform duration-150 group-hover:translate-x-0.5"
                />
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
