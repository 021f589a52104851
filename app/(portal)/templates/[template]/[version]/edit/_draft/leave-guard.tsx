'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { Dialog } from '../../../../../../_ui/overlay/dialog.tsx'

/** Asks before a link leaves text behind that is not saved. */
export function LeaveGuard({ unsaved, save }: { unsaved: 'nothing' | 'text'; save: () => void }) {
  const router = useRouter()
  const [href, setHref] = useState<string>()
  useEffect(() => {
    if (unsaved === 'nothing') return
    const onClick = (event: MouseEvent) => {
      const next = destinationOf(event)
      if (!next) return
      event.preventDefault()
      event.stopPropagation()
      setHref(next)
    }
    // Before the link itself hears of it.
    document.addEventListener('click', onClick, { capture: true })
    return () => document.removeEventListener('click', onClick, { capture: true })
  }, [unsaved])
  const leave = () => href && router.push(href)
  return (
    <Dialog
      open={href !== undefined}
      onOpenChange={() => setHref(undefined)}
      title="Leave before it is saved?"
      description="The last thing you typed is not saved yet."
      footer={
        <>
          <Button onClick={() => setHref(undefined)}>Stay</Button>
          <Button
            variant="primary"
            onClick={() => {
              save()
              leave()
            }}
          >
            Save and leave
          </Button>
        </>
      }
    />
  )
}

/** Where a plain click on a link of this portal leads; undefined for any other click. */
function destinationOf(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target || link.origin !== window.location.origin) return undefined
  return link.pathname === window.location.pathname ? undefined : link.pathname + link.search + link.hash
}
