import type { ReactNode } from 'react'
import { isLoopback, readConfig } from '../../server/config.ts'
import { TopBar } from '../_shell/bar/top-bar.tsx'
import { LocalBanner } from '../_shell/local-banner.tsx'
import { PaletteProvider } from '../_shell/palette/palette-provider.tsx'
import { Rail } from '../_shell/rail/rail.tsx'
import { Shortcuts } from '../_shell/shortcuts.tsx'
import { ApiProvider } from '../_trpc/client.tsx'
import { LiveProvider } from '../_trpc/live.tsx'
import { requireMember } from '../api/auth/session.ts'

/** The shell around every page, for members only. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { name, email, role } = await requireMember()
  const { awsEndpoint } = readConfig()
  const isLocal = awsEndpoint !== undefined && isLoopback(new URL(awsEndpoint).hostname)
  return (
    <ApiProvider>
      <LiveProvider>
        <PaletteProvider>
          <a
            href="#content"
            className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-raised px-3 py-2 shadow-overlay focus-visible:translate-y-0"
          >
            Skip to content
          </a>
          <div className="grid min-h-dvh grid-cols-[auto_minmax(0,1fr)]">
            <Rail />
            <div className="flex min-w-0 flex-col">
              {isLocal && <LocalBanner endpoint={awsEndpoint} />}
              <TopBar person={{ name, email, role }} />
              <main id="content" tabIndex={-1} className="relative grow scroll-mt-12 outline-none">
                {children}
              </main>
            </div>
          </div>
          <Shortcuts />
        </PaletteProvider>
      </LiveProvider>
    </ApiProvider>
  )
}
