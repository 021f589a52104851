'use client'

import { useSyncExternalStore } from 'react'

const tickMs = 10_000
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** One clock for everything relative on the page, so that a hundred rows cost one timer and change together. */
export function useNow() {
  return useSyncExternalStore(subscribe, currentTime, Date.now)
}

function currentTime() {
  if (listeners.size === 0) now = Date.now()
  return now
}
