'use client'

import { type KeyboardEvent, useRef } from 'react'
import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { StatusMark } from '../../../../../../_components/status/status-mark.tsx'
import { formatNumber } from '../../../../../../_lib/format.ts'
import { byUrgency, findingFaces } from '../../../../_findings/finding-face.ts'
import { type ResultTab, resultTabs } from './result.ts'

interface Props {
  tab: ResultTab
  onTab: (tab: ResultTab) => void
  findings: readonly Finding[]
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
          {id === 'findings' && <Count findings={findings} />}
        </button>
      ))}
    </div>
  )
}

/** How many there are; the shape and colour of the worst. */
function Count({ findings }: { findings: readonly Finding[] }) {
  const worst = byUrgency(findings)[0]
  if (!worst) return null
  const { mark, tone } = findingFaces[worst.severity]
  return (
    <span className="inline-flex items-center gap-1 rounded-full bg-sunken px-1.5 text-fine text-muted">
      {worst.severity !== 'info' && <StatusMark mark={mark} tone={tone} />}
      {formatNumber(findings.length)}
    </span>
  )
}
