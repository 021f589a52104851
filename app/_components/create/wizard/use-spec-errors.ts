'use client'

import { useState } from 'react'
import type { JsonSchema } from '../../../../server/templates/bundle/schema/json-schema.ts'
import { checkInBrowser } from '../../spec/browser-check.ts'

type Spec = Record<string, unknown>
type Errors = Record<string, string>
const none: Errors = {}

/**
 * What is wrong with a spec, for its form: nothing until the step was tried, then what this browser finds; after the
 * whole was refused, what the server said (`refused`, the same object as long as it is the same refusal).
 */
export function useSpecErrors(schema: JsonSchema, spec: Spec, refused: Errors | undefined) {
  const [tried, setTried] = useState(none)
  return {
    errors: refused ?? tried,
    check: () => {
      const found = checkInBrowser(schema, spec)
      setTried(found)
      return Object.keys(found).length === 0
    },
  }
}
