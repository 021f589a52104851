'use client'

import { useState } from 'react'
import { Textarea } from '../../_ui/form/textarea.tsx'

interface Props {
  value: unknown
  onChange: (value: unknown) => void
  onBlur: () => void
  readOnly: boolean
}

/** Any value, written as JSON. While the text is not JSON yet, the text itself is the value, for the schema to refuse. */
export function JsonInput({ value, onChange, onBlur, readOnly }: Props) {
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)))
  const write = (next: string) => {
    setText(next)
    onChange(next.trim() === '' ? undefined : parsed(next))
  }
  return <Textarea font="mono" value={text} onChange={write} onBlur={onBlur} readOnly={readOnly} />
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
