'use client'

import { useState } from 'react'

type Errors<Name extends string> = Partial<Record<Name, string | undefined>>

/**
 * Says what is wrong with a field once one has left it, or when the step was tried. `refused` is what the server said
 * after the whole was sent; it stands until the form changes.
 */
export function useFieldErrors<Name extends string>(found: Errors<Name>, refused: Errors<Name> = {}) {
  const [left, setLeft] = useState<ReadonlySet<Name>>(new Set())
  const names = Object.keys(found) as Name[]
  const wrong = names.filter((name) => found[name])
  return {
    errorOf: (name: Name) => (left.has(name) ? found[name] : undefined) ?? refused[name],
    leave: (name: Name) => setLeft((now) => new Set([...now, name])),
    /** Whether nothing is wrong; when something is, every field says so from now on. */
    check: () => {
      setLeft(new Set(names))
      return wrong.length === 0
    },
  }
}
