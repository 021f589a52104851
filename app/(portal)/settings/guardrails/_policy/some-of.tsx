'use client'

import { Checkbox } from '../../../../_ui/form/checkbox.tsx'
import { Row } from '../../../../_ui/page/layouts.tsx'
import { Muted } from '../../../../_ui/text/words.tsx'

interface Props<Value extends string> {
  all: readonly Value[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
  words?: (value: Value) => string
  readOnly: boolean
}

/** Any number of a few. */
export function SomeOf<Value extends string>({ all, chosen, onChange, words = String, readOnly }: Props<Value>) {
  if (readOnly) return <Muted>{chosen.length > 0 ? chosen.map(words).join(', ') : 'All'}</Muted>
  const toggle = (value: Value) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
  return (
    <Row>
      {all.map((value) => (
        <Checkbox key={value} label={words(value)} checked={chosen.includes(value)} onClick={() => toggle(value)} />
      ))}
    </Row>
  )
}
