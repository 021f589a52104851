'use client'

import { createContext, useContext } from 'react'

/** What a control must know of the field around it to be labelled, described and marked as wrong. */
interface FieldFacts {
  id: string
  labelId: string
  describedBy: string | undefined
  invalid: boolean
  required: boolean | undefined
}

export const FieldContext = createContext<FieldFacts | undefined>(undefined)

/** Attributes for a single native control. */
export function useFieldControl() {
  const field = useContext(FieldContext)
  return {
    id: field?.id,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid || undefined,
    'aria-required': field?.required,
  } as const
}

/** Attributes for a group of controls that share the field's label. */
export function useFieldGroup() {
  const field = useContext(FieldContext)
  return { 'aria-labelledby': field?.labelId, 'aria-describedby': field?.describedBy, 'aria-required': field?.required }
}
