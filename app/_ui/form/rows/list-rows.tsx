'use client'

import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../button/button.tsx'
import { IconButton } from '../../button/icon-button.tsx'
import { useFieldGroup } from '../field-context.ts'

interface Props<Item> {
  value: readonly Item[]
  onChange: (value: Item[]) => void
  /** What a new entry begins as. */
  blank: Item
  /** One entry, singular: "subnet". */
  noun: string
  readOnly?: boolean | undefined
  children: (item: Item, index: number, change: (item: Item) => void) => ReactNode
}

/** A list of anything: each entry is drawn by its parent, added at the end, removed one by one. */
export function ListRows<Item>({ value, onChange, blank, noun, readOnly, children }: Props<Item>) {
  const { 'aria-required': _, ...group } = useFieldGroup()
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field around it is the fieldset
    <div role="group" {...group} className="flex flex-col gap-2">
      {value.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
        <div key={index} className="flex items-start gap-2">
          <div className="min-w-0 grow">
            {children(item, index, (next) => onChange(value.map((each, at) => (at === index ? next : each))))}
          </div>
          {!readOnly && (
            <span className="pt-0.5">
              <IconButton
                label={`Remove ${noun} ${index + 1}`}
                icon={<X aria-hidden className="size-3.5" />}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              />
            </span>
          )}
        </div>
      ))}
      {!readOnly && (
        <span>
          <Button
            size="small"
            icon={<Plus aria-hidden className="size-3.5" />}
            onClick={() => onChange([...value, blank])}
          >
            Add {noun}
          </Button>
        </span>
      )}
    </div>
  )
}
