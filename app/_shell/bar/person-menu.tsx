'use client'

import { Keyboard, LogOut, Settings } from 'lucide-react'
import { signOut } from 'next-auth/react'
import type { Role } from '../../../server/policy/policy.ts'
import { formatWord } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import { Menu } from '../../_ui/overlay/menu.tsx'
import { showKeys } from '../shortcuts.tsx'

export interface Person {
  name: string
  email: string
  role: Role
}

async function leave() {
  await signOut({ redirect: false })
  window.location.assign(paths.signIn())
}

export function PersonMenu({ person }: { person: Person }) {
  const initials = person.name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('')
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${person.name}, ${person.role}`}
          className="ml-1 inline-flex size-7 items-center justify-center rounded-full border border-line bg-raised font-medium text-fine hover:bg-hover"
        >
          {initials}
        </button>
      }
      heading={
        <span className="flex flex-col">
          <span className="font-medium">{person.name}</span>
          <span className="text-fine text-muted">{person.email}</span>
          <span className="text-fine text-muted">{formatWord(person.role)}</span>
        </span>
      }
      items={[
        { label: 'Settings', href: paths.settings(), icon: <Settings aria-hidden className="size-4" /> },
        { label: 'Keyboard shortcuts', onSelect: showKeys, icon: <Keyboard aria-hidden className="size-4" /> },
        'line',
        { label: 'Sign out', onSelect: () => void leave(), icon: <LogOut aria-hidden className="size-4" /> },
      ]}
    />
  )
}
