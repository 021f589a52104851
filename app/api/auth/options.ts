import type { Account, NextAuthOptions, Profile, User } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { portalResources } from '../../../server/api/resources.ts'
import { signInMember } from '../../../server/auth/sign-in.ts'
import { type Config, readProcessConfig } from '../../../server/config.ts'
import { paths, safeCallback } from '../../_lib/paths.ts'
import { cookieNames } from './cookies.ts'
import { demoIdentities } from './demo-identities.ts'

const sevenDaysInSeconds = 7 * 24 * 60 * 60

/**
 * Read at the first request, not at import: Next.js imports every route while it builds, without a configuration.
 * next-auth takes its own address from NEXTAUTH_URL alone; whoever starts the portal sets it from PUBLIC_URL.
 */
export function authOptions(): NextAuthOptions {
  const config = readProcessConfig()
  return {
    secret: config.authSecret,
    session: { strategy: 'jwt', maxAge: sevenDaysInSeconds },
    pages: { signIn: paths.signIn(), error: paths.signIn() },
    cookies: cookieNames(config),
    providers: config.oidc ? [oidc(config.oidc)] : config.demoSignIn ? [demo] : [],
    callbacks: {
      async jwt({ token, user, account, profile }) {
        if (!account) return token
        const { memberId } = await signInMember(portalResources().db, identityOf(account, user, profile))
        return { memberId }
      },
      session: ({ session, token }) => ({ expires: session.expires, memberId: token.memberId }),
      redirect: ({ url, baseUrl }) =>
        baseUrl + safeCallback(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
    },
  }
}

const demo = Credentials({
  id: 'demo',
  name: 'Demo',
  credentials: { role: {} },
  authorize: (given) => {
    const identity = demoIdentities.find(({ role }) => role === given?.role)
    return identity ? { id: identity.role, name: identity.name, email: identity.email } : null
  },
})

function oidc({ issuer, clientId, clientSecret }: NonNullable<Config['oidc']>): NextAuthOptions['providers'][number] {
  return {
    id: 'oidc',
    name: new URL(issuer).hostname,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    issuer,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state'],
    authorization: { params: { scope: 'openid email profile' } },
    profile: (claims: { sub: string; name?: string; preferred_username?: string; email?: string }) => ({
      id: claims.sub,
      name: claims.name ?? claims.preferred_username ?? claims.email ?? claims.sub,
      email: claims.email ?? '',
    }),
  }
}

/** Identity is issuer and subject. An e-mail address can change hands, so it never decides who somebody is. */
function identityOf(account: Account, user: User, profile: Profile | undefined) {
  const person = {
    subject: account.providerAccountId,
    email: user.email ?? '',
    name: user.name ?? account.providerAccountId,
  }
  if (account.provider !== 'demo') {
    const issuer =
      (profile as { iss?: string } | undefined)?.iss ?? readProcessConfig().oidc?.issuer ?? account.provider
    return { issuer, ...person }
  }
  const demoRole = demoIdentities.find(({ role }) => role === account.providerAccountId)?.role
  return { issuer: 'demo', ...person, demoRole }
}
