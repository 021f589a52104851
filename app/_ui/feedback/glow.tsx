'use client'

import { type ReactNode, useState } from 'react'

/** Lights up once when `on` changes, and never at first sight. */
export function Glow({ on, children }: { on: string | number; children: ReactNode }) {
  const [seen, setSeen] = useState({ on, changes: 0 })
  if (seen.on !== on) setSeen({ on, changes: seen.changes + 1 })
  return (
    <div key={seen.changes} className={seen.changes > 0 ? 'animate-glow' : ''}>
      {children}
    </div>
  )
}
