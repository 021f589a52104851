'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { isCurrent } from '../nav.ts'

interface Props {
  href: string
  label: string
  shortcut: string
  icon: ReactNode
}

export function RailLink({ href, label, shortcut, icon }: Props) {
  const current = isCurrent(href, usePathname())
  return (
    <Link
      href={href}
      title={`${label} (g ${shortcut})`}
      aria-current={current ? 'page' : undefined}
      className="flex h-8 items-center gap-2.5 rounded-control px-2.5 text-muted text-table -outline-offset-2 transition-colors duration-150 hover:bg-raised/70 hover:text-text aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-text aria-[current]:shadow-2xs"
    >
      {icon}
      <span className="narrow:sr-only">{label}</span>
    </Link>
  )
}
