'use client'

import { useSyncExternalStore } from 'react'
import { Kbd } from './kbd.tsx'

const never = () => () => undefined
const isApple = () => /mac|iphone|ipad/i.test(navigator.userAgent)

/** The key that keyboard commands begin with: ⌘ on Apple's keyboards, Ctrl on all others. */
export function ModKey({ with: letter }: { with: string }) {
  const apple = useSyncExternalStore(never, isApple, () => false)
  return (
    <span className="inline-flex gap-0.5">
      <Kbd>{apple ? '⌘' : 'Ctrl'}</Kbd>
      <Kbd>{letter}</Kbd>
    </span>
  )
}
