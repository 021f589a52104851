'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useTransition } from 'react'

/**
 * Writes the page's state into its URL without leaving the page; the server answers with the rows for it.
 * `query` comes from `tableQuery` and its kin. `pending` is true until the answer is on screen.
 */
export function useUrlState() {
  const router = useRouter()
  const pathname = usePathname()
  const [pending, startTransition] = useTransition()
  const show = (query: string) => startTransition(() => router.replace(`${pathname}${query}`, { scroll: false }))
  return { show, pending }
}
