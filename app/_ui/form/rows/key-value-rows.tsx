'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../button/button.tsx'
import { useFieldGroup } from '../field-context.ts'
import { type KeyValue, KeyValueRow } from './key-value-row.tsx'

interface Props {
  value: Record<string, string>
  onChange: (value: Record<string, string>) => void
  onBlur?: (() => void) | undefined
  readOnly?: boolean | undefined
}

/** Names and values, as many as one likes. A row counts once it has a name. */
export function KeyValueRows({ value, onChange, onBlur, readOnly }: Props) {
  // Rows are kept apart from the value: half-written and repeated names exist here and cannot in a record.
  const [rows, setRows] = useState<KeyValue[]>(() => rowsOf(value))
  if (!sameRecord(recordOf(rows), recordOf(rowsOf(value)))) setRows(rowsOf(value))
  const write = (next: KeyValue[]) => {
    setRows(next)
    onChange(recordOf(next))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field around it is the fieldset
    <div role="group" {...groupOf(useFieldGroup())} className="flex flex-col gap-2">
      {rows.map((row, index) => (
        <KeyValueRow
          key={row.id}
          row={row}
          number={index + 1}
          change={(patch) => write(rows.map((each) => (each.id === row.id ? { ...each, ...patch } : each)))}
          remove={() => write(rows.filter(({ id }) => id !== row.id))}
          onBlur={onBlur}
          readOnly={readOnly}
        />
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

const groupOf = ({ 'aria-required': _, ...group }: ReturnType<typeof useFieldGroup>) => group
const nextId = (rows: KeyValue[]) => Math.max(0, ...rows.map(({ id }) => id)) + 1
const rowsOf = (value: Record<string, string>) =>
  Object.entries(value).map(([key, text], id) => ({ id, key, value: text }))
const recordOf = (rows: KeyValue[]) =>
  Object.fromEntries(rows.filter(({ key }) => key !== '').map(({ key, value }) => [key, value]))
const sameRecord = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([key, value]) => b[key] === value)
