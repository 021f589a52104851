'use client'

import { useEffect, useState } from 'react'

type CopyState = 'idle' | 'copied' | 'refused'

/** Copies to the clipboard and says for two seconds how that went; browsers refuse it on plain HTTP hosts. */
export function useCopy() {
  const [state, setState] = useState<CopyState>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return { state, copy }
}
