'use client'

import { LoaderCircle, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { isTakenKey } from '../keyboard.ts'
import { type TableState, tableQuery } from '../table/table-state.ts'
import { Kbd } from '../text/kbd.tsx'
import { useUrlState } from './use-url-state.ts'

const pauseMs = 220

/** Filters the list while one types, and keeps the text in the URL. `/` goes there, Esc empties it. */
export function SearchBox({ state, label }: { state: TableState; label: string }) {
  const { show, pending } = useUrlState()
  const [text, setText] = useState(state.text)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const input = useSlashKey()
  const [known, setKnown] = useState(state.text)
  if (known !== state.text) {
    // The URL changed elsewhere: back button, or a filter that was cleared.
    setKnown(state.text)
    if (document.activeElement !== input.current) setText(state.text)
  }
  const search = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => show(tableQuery(state, { text: next.trim() })), pauseMs)
  }
  const Icon = pending ? LoaderCircle : Search
  return (
    <div className="relative flex w-72 max-w-full items-center">
      <Icon aria-hidden className={`absolute left-2.5 size-3.5 text-muted ${pending ? 'animate-spin' : ''}`} />
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={text}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          if (text) search('')
          else event.currentTarget.blur()
        }}
        className="h-8 w-full rounded-control border border-line bg-raised pr-8 pl-8 text-table hover:border-line-control [&::-webkit-search-cancel-button]:hidden"
      />
      <span aria-hidden className="absolute right-2">
        {!text && <Kbd>/</Kbd>}
      </span>
    </div>
  )
}

function useSlashKey() {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTakenKey(event)) return
      event.preventDefault()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return input
}
