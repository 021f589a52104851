'use client'

import { Markdown } from '../../../../../_ui/code/markdown.tsx'
import { Field } from '../../../../../_ui/form/field.tsx'
import { Textarea } from '../../../../../_ui/form/textarea.tsx'
import { Panel } from '../../../../../_ui/page/panel.tsx'
import { Muted } from '../../../../../_ui/text/words.tsx'

interface Props {
  value: string
  onChange: (notes: string) => void
}

/** The notes operators read before an upgrade: written left, and right as they will be read. */
export function PublishNotes({ value, onChange }: Props) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field label="Notes" help="What changes, and what operators do before the upgrade. Markdown.">
        <Textarea font="mono" value={value} onChange={onChange} maxLength={20_000} rows={9} />
      </Field>
      <section aria-label="Preview of the notes" className="flex min-w-0 flex-col gap-1.5">
        <span className="min-h-5 font-medium text-table">Preview</span>
        <Panel>{value.trim() ? <Markdown text={value} /> : <Muted>As they will be read.</Muted>}</Panel>
      </section>
    </div>
  )
}
