'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { isTakenKey } from '../_ui/keyboard.ts'
import { Dialog } from '../_ui/overlay/dialog.tsx'
import { Kbd } from '../_ui/text/kbd.tsx'
import { ModKey } from '../_ui/text/mod-key.tsx'
import { navItems } from './nav.ts'

const showEvent = 'hadron:keys'
const waitForLetterMs = 1_500

export const showKeys = () => window.dispatchEvent(new Event(showEvent))

const lists: readonly [string, readonly (readonly [keys: readonly string[], meaning: string])[]][] = [
  [
    'Everywhere',
    [
      [['mod', 'K'], 'Search or jump to anything'],
      [['?'], 'Show these keys'],
      [['Esc'], 'Close what is open'],
    ],
  ],
  [
    'In a list',
    [
      [['/'], 'Search the list'],
      [['j'], 'Next row'],
      [['k'], 'Previous row'],
      [['Enter'], 'Open the row'],
      [['x'], 'Select the row'],
    ],
  ],
  ['Go to', navItems.map(({ label, key }) => [['g', key], label] as const)],
]

/** `g` and a letter goes to a page, `?` shows all keys. */
export function Shortcuts() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const show = () => setOpen(true)
    window.addEventListener(showEvent, show)
    return () => window.removeEventListener(showEvent, show)
  }, [])
  usePageKeys(() => setOpen(true))
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keyboard shortcuts" size="wide">
      <div className="grid gap-x-8 gap-y-5 pb-4 sm:grid-cols-2">
        {lists.map(([title, keys]) => (
          <section key={title} className="flex flex-col gap-2 last:row-span-2 sm:last:col-start-2 sm:last:row-start-1">
            <h3 className="font-medium text-table">{title}</h3>
            <dl className="flex flex-col">
              {keys.map(([combination, meaning]) => (
                <div key={meaning} className="flex h-8 items-center justify-between border-line border-b text-table">
                  <dt className="text-muted">{meaning}</dt>
                  <Keys combination={combination} />
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function Keys({ combination }: { combination: readonly string[] }) {
  const [first, last] = combination
  return (
    <dd className="flex gap-1">
      {first === 'mod' && last ? <ModKey with={last} /> : combination.map((key) => <Kbd key={key}>{key}</Kbd>)}
    </dd>
  )
}

function usePageKeys(help: () => void) {
  const router = useRouter()
  useEffect(() => {
    let goPressedAt = 0
    const onKey = (event: KeyboardEvent) => {
      if (isTakenKey(event)) return
      const page = Date.now() - goPressedAt < waitForLetterMs && navItems.find(({ key }) => key === event.key)
      goPressedAt = event.key === 'g' ? Date.now() : 0
      if (page) router.push(page.href)
      else if (event.key === '?') help()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router, help])
}
