import { redirect } from 'next/navigation'
import { readConfig } from '../../server/config.ts'
import { safeCallback } from '../_lib/paths.ts'
import { Logo } from '../_shell/logo.tsx'
import { Banner } from '../_ui/feedback/banner.tsx'
import { demoIdentities } from '../api/auth/demo-identities.ts'
import { getMemberId } from '../api/auth/session.ts'
import { DemoSignIn } from './demo-sign-in.tsx'
import { OidcSignIn } from './oidc-sign-in.tsx'

export const metadata = { title: 'Sign in' }

type Query = { callback?: string; callbackUrl?: string; error?: string }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { callback, error } = await searchParams
  const destination = safeCallback(callback)
  if (!error && (await getMemberId())) redirect(destination)
  const { oidc, demoSignIn } = readConfig()
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-lg flex-col justify-center gap-6 px-6 py-12">
      <header className="flex flex-col gap-3">
        <Logo />
        <h1 className="font-semibold text-title tracking-tight">Sign in to Hadron</h1>
        <p className="text-muted">Versioned templates, running stacks, fleet upgrades in waves.</p>
      </header>
      {error && (
        <Banner tone="danger" title={errorSentence(error)}>
          {oidc ? 'Try again. If it happens again, an operator finds the cause in the log of the portal.' : undefined}
        </Banner>
      )}
      {demoSignIn && <DemoSignIn identities={demoIdentities} callback={destination} />}
      {oidc && <OidcSignIn host={new URL(oidc.issuer).hostname} callback={destination} />}
    </main>
  )
}

/** next-auth's own words, for people. */
function errorSentence(error: string) {
  if (error === 'AccessDenied') return 'Your identity provider knows you, but you may not sign in here.'
  if (error === 'CredentialsSignin') return 'Nobody here has that role.'
  return `Signing in did not finish (${error}).`
}
