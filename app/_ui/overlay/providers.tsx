'use client'

import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { Toasts } from './toasts.tsx'
import { TooltipProvider } from './tooltip.tsx'

/** What every page needs around it: the theme without a flash, one delay for all tooltips, the toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <TooltipProvider delayDuration={300} skipDelayDuration={200}>
        {children}
        <Toasts />
      </TooltipProvider>
    </ThemeProvider>
  )
}
