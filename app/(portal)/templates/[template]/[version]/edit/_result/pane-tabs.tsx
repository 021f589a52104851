'use client'

import { type KeyboardEvent, useRef } from 'react'
import { formatNumber } from '../../../../../../_lib/format.ts'
import { type ResultTab, resultTabs } from './result.ts'

interface Props {
  tab: ResultTab
  onTab: (tab: ResultTab) => void
  findings: number
}

const tabs = Object.keys(resultTabs) as ResultTab[]

/** Tabs that keep the page where it is: what is typed must not move. Arrow keys go from one to the next. */
export function PaneTabs({ tab, onTab, findings }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? tab
    onTab(next)
    list.current?.querySelector<HTMLElement>(`#result-${next}`)?.focus()
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label="Result"
      className="flex shrink-0 gap-1 overflow-x-auto border-line border-b px-2"
    >
      {tabs.map((id) => (
        <button
          key={id}
          id={`result-${id}`}
          type="button"
          role="tab"
          aria-selected={id === tab}
          aria-controls="result-panel"
          tabIndex={id === tab ? 0 : -1}
          onClick={() => onTab(id)}
          onKeyDown={move}
          className="flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 px-2 text-muted text-table -outline-offset-2 hover:text-text aria-selected:border-accent aria-selected:font-medium aria-selected:text-text"
        >
          {resultTabs[id]}
          {id === 'findings' && findings > 0 && (
            <span className="rounded-full bg-sunken px-1.5 text-fine text-muted">{formatNumber(findings)}</span>
          )}
        </button>
      ))}
    </div>
  )
}
