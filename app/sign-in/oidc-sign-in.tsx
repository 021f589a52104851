'use client'

import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { ActionButton } from '../_ui/button/action-button.tsx'

export function OidcSignIn({ host, callback }: { host: string; callback: string }) {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string>()
  const go = async () => {
    setPending(true)
    try {
      await signIn('oidc', { callbackUrl: callback })
    } catch {
      setPending(false)
      setError(`${host} could not be reached. Try again, or tell an operator.`)
    }
  }
  return (
    <ActionButton
      variant="primary"
      disabledReason={undefined}
      pending={pending}
      error={error}
      onClick={() => void go()}
    >
      Continue with {host}
    </ActionButton>
  )
}
