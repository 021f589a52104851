'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { byUrgency, placeOf } from '../../../../_findings/finding-face.ts'
import type { OpenPlace } from '../_result/result.ts'

interface Start {
  file: string | undefined
  line: number | undefined
}

/** Which file is open, and where in it to go. */
export function usePlace(start: Start) {
  const [wanted, setWanted] = useState(start.file)
  const [goTo, setGoTo] = useState<{ line: number; column?: number } | undefined>(
    start.line ? { line: start.line } : undefined,
  )
  const open = useCallback<OpenPlace>((file, line, column) => {
    setWanted(file)
    setGoTo(line ? { line, ...(column ? { column } : {}) } : undefined)
  }, [])
  return { wanted, goTo, open }
}

interface Keys {
  findings: readonly Finding[]
  open: OpenPlace
  onSwitch: () => void
  onFix: () => void
}

/** F8 goes from finding to finding through all files, Ctrl-P to another file, Ctrl-. mends what stands at the cursor. */
export function useWorkbenchKeys(keys: Keys) {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  const last = useRef<string>(undefined)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { findings, open, onSwitch, onFix } = latest.current
      const mod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (mod && event.key === 'p') onSwitch()
      else if (mod && event.key === '.') onFix()
      else if (event.key === 'F8') {
        const next = nextFinding(byUrgency(findings), last.current, event.shiftKey ? -1 : 1)
        if (next) open(next.file, next.line ?? 1, next.column)
        last.current = next && keyOf(next)
      } else return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the editor, which knows one file, and the browser, which would print.
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}

const keyOf = (finding: Finding) => `${finding.code} ${placeOf(finding)}`

/** The one after the last that was shown, around the end; the first when that one is gone. */
function nextFinding(findings: readonly Finding[], last: string | undefined, step: 1 | -1): Finding | undefined {
  const at = findings.findIndex((finding) => keyOf(finding) === last)
  const from = at === -1 ? (step === 1 ? -1 : 0) : at
  return findings[(from + step + findings.length) % findings.length]
}
