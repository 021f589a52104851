'use client'

import { X } from 'lucide-react'
import { IconButton } from '../../button/icon-button.tsx'
import { TextInput } from '../text-input.tsx'

export interface KeyValue {
  id: number
  key: string
  value: string
}

interface Props {
  row: KeyValue
  /** From 1, for those who cannot see where it stands. */
  number: number
  change: (patch: Partial<KeyValue>) => void
  remove: () => void
  onBlur: (() => void) | undefined
  readOnly: boolean | undefined
}

export function KeyValueRow({ row, number, change, remove, onBlur, readOnly }: Props) {
  const shared = { id: undefined, font: 'mono', readOnly, onBlur } as const
  return (
    <div className="flex items-center gap-2">
      <span className="min-w-0 flex-1">
        <TextInput
          {...shared}
          aria-label={`Name ${number}`}
          placeholder="Name"
          value={row.key}
          onChange={(key) => change({ key })}
        />
      </span>
      <span className="min-w-0 flex-1">
        <TextInput
          {...shared}
          aria-label={`Value ${number}`}
          placeholder="Value"
          value={row.value}
          onChange={(value) => change({ value })}
        />
      </span>
      {!readOnly && (
        <IconButton
          label={`Remove ${row.key || `row ${number}`}`}
          icon={<X aria-hidden className="size-3.5" />}
          onClick={remove}
        />
      )}
    </div>
  )
}
