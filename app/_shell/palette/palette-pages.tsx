'use client'

import { Keyboard, Link2, Moon, Plus, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { paths } from '../../_lib/paths.ts'
import { navItems } from '../nav.ts'
import { showKeys } from '../shortcuts.tsx'
import { PaletteGroup, PaletteItem } from './palette-item.tsx'

const icon = 'size-4 text-muted'

export function PalettePages({ go }: { go: (href: string) => void }) {
  return (
    <PaletteGroup heading="Pages">
      {navItems.map(({ label, href, icon: Icon }) => (
        <PaletteItem key={href} value={`Go to ${label}`} onSelect={() => go(href)}>
          <Icon aria-hidden className={icon} />
          {label}
        </PaletteItem>
      ))}
      <PaletteItem value="Create service" onSelect={() => go(paths.newService())}>
        <Plus aria-hidden className={icon} />
        Create service
      </PaletteItem>
      <PaletteItem value="Create environment" onSelect={() => go(paths.newEnvironment())}>
        <Plus aria-hidden className={icon} />
        Create environment
      </PaletteItem>
      <PaletteItem value="Plan rollout upgrade fleet" onSelect={() => go(paths.newRollout())}>
        <Plus aria-hidden className={icon} />
        Plan rollout
      </PaletteItem>
    </PaletteGroup>
  )
}

export function PaletteActions({ close }: { close: () => void }) {
  const { resolvedTheme, setTheme } = useTheme()
  const other = resolvedTheme === 'dark' ? 'light' : 'dark'
  const Icon = other === 'dark' ? Moon : Sun
  const then = (act: () => void) => () => {
    close()
    act()
  }
  return (
    <PaletteGroup heading="Actions">
      <PaletteItem value="Theme dark light" onSelect={then(() => setTheme(other))}>
        <Icon aria-hidden className={icon} />
        Use the {other} theme
      </PaletteItem>
      <PaletteItem
        value="Copy link to this page"
        onSelect={then(() => void navigator.clipboard?.writeText(window.location.href))}
      >
        <Link2 aria-hidden className={icon} />
        Copy link to this page
      </PaletteItem>
      <PaletteItem value="Keyboard shortcuts help" onSelect={then(showKeys)}>
        <Keyboard aria-hidden className={icon} />
        Keyboard shortcuts
      </PaletteItem>
    </PaletteGroup>
  )
}
