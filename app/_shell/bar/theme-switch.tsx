'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { IconButton } from '../../_ui/button/icon-button.tsx'
import { Menu } from '../../_ui/overlay/menu.tsx'

const themes = [
  { value: 'light', label: 'Light', icon: <Sun aria-hidden className="size-4" /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden className="size-4" /> },
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden className="size-4" /> },
]

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme()
  // Both icons are in the page and CSS shows one: the server does not know the theme.
  const icon = (
    <>
      <Sun aria-hidden className="size-4 dark:hidden" />
      <Moon aria-hidden className="hidden size-4 dark:block" />
    </>
  )
  const items = themes.map(({ value, label, icon }) => ({
    label,
    icon,
    checked: theme === value,
    onSelect: () => setTheme(value),
  }))
  return <Menu trigger={<IconButton label="Theme" icon={icon} />} items={items} />
}
