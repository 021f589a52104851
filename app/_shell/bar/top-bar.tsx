import { Breadcrumbs } from './breadcrumbs.tsx'
import { LiveIndicator } from './live-indicator.tsx'
import { PaletteButton } from './palette-button.tsx'
import { type Person, PersonMenu } from './person-menu.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** Where one is, search, whether the page is live, light or dark, and who one is. */
export function TopBar({ person }: { person: Person }) {
  return (
    <header className="sticky top-0 z-20 flex h-12 items-center justify-between gap-4 border-line border-b bg-surface px-6">
      <Breadcrumbs />
      <div className="flex shrink-0 items-center gap-1.5">
        <PaletteButton />
        <LiveIndicator />
        <ThemeSwitch />
        <PersonMenu person={person} />
      </div>
    </header>
  )
}
