'use client'

import { Plus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../button/button.tsx'
import { IconButton } from '../button/icon-button.tsx'
import { useFieldGroup } from './field-context.ts'
import { TextInput } from './text-input.tsx'

interface Props {
  value: Record<string, string>
  onChange: (value: Record<string, string>) => void
  onBlur?: (() => void) | undefined
  readOnly?: boolean | undefined
}

interface KeyValue {
  id: number
  key: string
  value: string
}

/** Names and values, as many as one likes. A row counts once it has a name. */
export function KeyValueRows({ value, onChange, onBlur, readOnly }: Props) {
  // Rows are kept apart from the value: half-written and repeated names exist here and cannot in a record.
  const [rows, setRows] = useState<KeyValue[]>(() => rowsOf(value))
  if (!sameRecord(recordOf(rows), value)) setRows(rowsOf(value))
  const write = (next: KeyValue[]) => {
    setRows(next)
    onChange(recordOf(next))
  }
  const change = (id: number, patch: Partial<KeyValue>) =>
    write(rows.map((row) => (row.id === id ? { ...row, ...patch } : row)))
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field around it is the fieldset
    <div role="group" {...groupOf(useFieldGroup())} className="flex flex-col gap-2">
      {rows.map((row, index) => (
        <div key={row.id} className="flex items-center gap-2">
          <Half>
            <TextInput
              id={undefined}
              aria-label={`Name ${index + 1}`}
              placeholder="Name"
              font="mono"
              value={row.key}
              readOnly={readOnly}
              onBlur={onBlur}
              onChange={(key) => change(row.id, { key })}
            />
          </Half>
          <Half>
            <TextInput
              id={undefined}
              aria-label={`Value ${index + 1}`}
              placeholder="Value"
              font="mono"
              value={row.value}
              readOnly={readOnly}
              onBlur={onBlur}
              onChange={(text) => change(row.id, { value: text })}
            />
          </Half>
          {!readOnly && (
            <IconButton
              label={`Remove ${row.key || `row ${index + 1}`}`}
              icon={<X aria-hidden className="size-3.5" />}
              onClick={() => write(rows.filter(({ id }) => id !== row.id))}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <span>
          <Button
            size="small"
            icon={<Plus aria-hidden className="size-3.5" />}
            onClick={() => setRows([...rows, { id: nextId(rows), key: '', value: '' }])}
          >
            Add row
          </Button>
        </span>
      )}
    </div>
  )
}

const Half = ({ children }: { children: ReactNode }) => <span className="min-w-0 flex-1">{children}</span>
const groupOf = ({ 'aria-required': _, ...group }: ReturnType<typeof useFieldGroup>) => group
const nextId = (rows: KeyValue[]) => Math.max(0, ...rows.map(({ id }) => id)) + 1
const rowsOf = (value: Record<string, string>) =>
  Object.entries(value).map(([key, text], id) => ({ id, key, value: text }))
const recordOf = (rows: KeyValue[]) =>
  Object.fromEntries(rows.filter(({ key }) => key !== '').map(({ key, value }) => [key, value]))
const sameRecord = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([key, value]) => b[key] === value)
