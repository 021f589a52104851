'use client'

import { createContext, useContext } from 'react'
import type { Source } from './fields.ts'
import type { Pointer } from './pointer.ts'

interface SpecFormState {
  /** What was given. */
  value: unknown
  /** The same with the schema's defaults. */
  filled: unknown
  purpose: 'create' | 'change'
  sources: Record<Pointer, Source> | undefined
  errorAt: (at: Pointer) => string | undefined
  /** Undefined takes the value away, so that the default counts again. */
  change: (at: Pointer, next: unknown) => void
  /** The person has left the field: from now on it says what is wrong with it. */
  leave: (at: Pointer) => void
}

export const SpecFormContext = createContext<SpecFormState | undefined>(undefined)

export function useSpecForm() {
  const form = useContext(SpecFormContext)
  if (!form) throw new Error('A field of a spec stands only in a SpecForm.')
  return form
}
