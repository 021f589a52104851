import type { NextConfig } from 'next'

const isDevelopment = process.env.NODE_ENV === 'development'

/**
 * Scripts need `unsafe-inline` because Next.js streams a page's data in inline scripts. No `unsafe-eval` but for the
 * development server, whose error overlay needs it.
 */
const contentSecurityPolicy = [
  `default-src 'self'`,
  `script-src 'self' 'unsafe-inline'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ')

const headers = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  // Ignored by browsers over plain HTTP, so that a copy on localhost is not locked out.
  { key: 'Strict-Transport-Security', value: 'max-age=31536000' },
]

const config: NextConfig = {
  // A folder for each source and for each development server: see server/boot/portal/build.ts.
  distDir: process.env.PORTAL_BUILD ?? '.next',
  poweredByHeader: false,
  // Nothing here needs it, and it fetches and decodes what a URL names.
  images: { unoptimized: true },
  // `npm run check` checks types, in a second; the build of `npm start` need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Every build has its own folder and is made once: a cache beside it would only be written.
  experimental: { turbopackFileSystemCacheForBuild: false },
  serverExternalPackages: ['pg', 'pino', 'prom-client', 'drizzle-orm'],
  headers: async () => [
    { source: '/:path*', headers },
    { source: '/api/:path*', headers: [{ key: 'Cache-Control', value: 'no-store' }] },
  ],
}

export default config
