import type { CookiesOptions } from 'next-auth'

/**
 * Browsers share cookies between the ports of one host: names with the port in them keep two copies of Hadron on one
 * machine from signing each other out.
 */
export function cookieNames({ port, publicUrl }: { port: number; publicUrl: string }): Partial<CookiesOptions> {
  const secure = publicUrl.startsWith('https:')
  const cookie = (name: string, maxAge?: number) => ({
    name: `${secure ? '__Secure-' : ''}hadron-${port}.${name}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure, maxAge },
  })
  const fifteenMinutes = 15 * 60
  return {
    sessionToken: cookie('session'),
    callbackUrl: cookie('callback'),
    csrfToken: cookie('csrf'),
    pkceCodeVerifier: cookie('pkce', fifteenMinutes),
    state: cookie('state', fifteenMinutes),
    nonce: cookie('nonce', fifteenMinutes),
  }
}
