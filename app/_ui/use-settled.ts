'use client'

import { useEffect, useState } from 'react'

const pauseMs = 250

/**
 * The value as it was when it last stayed the same for a moment, so that typing asks the server once and not per key.
 * Compared as JSON: an object made anew with the same content is the same.
 */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  const [now, then] = [JSON.stringify(value), JSON.stringify(settled)]
  useEffect(() => {
    if (now === then) return
    const timer = setTimeout(() => setSettled((now === undefined ? undefined : JSON.parse(now)) as Value), pauseMs)
    return () => clearTimeout(timer)
  }, [now, then])
  return settled
}
