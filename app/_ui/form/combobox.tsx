'use client'

import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { controlStyle } from './control-style.ts'
import { useFieldControl } from './field-context.ts'
import type { Option } from './select.tsx'

interface Props {
  value: string
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  options: readonly Option[]
  placeholder?: string
  readOnly?: boolean | undefined
}

/** One of many, found by typing. */
export function Combobox({ value, onChange, onBlur, options, placeholder = 'Choose', readOnly }: Props) {
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  const close = (next: boolean) => {
    setOpen(next)
    if (!next) onBlur?.()
  }
  return (
    <Popover.Root open={open} onOpenChange={close}>
      <Popover.Trigger
        {...useFieldControl()}
        disabled={readOnly}
        role="combobox"
        aria-expanded={open}
        className={`${controlStyle} flex h-8 items-center justify-between gap-2 text-left`}
      >
        <span className={`truncate ${chosen || value ? '' : 'text-muted'}`}>
          {chosen?.label ?? (value || placeholder)}
        </span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          className="z-50 flex max-h-80 w-(--radix-popover-trigger-width) min-w-56 animate-appear flex-col overflow-hidden rounded-panel bg-raised shadow-overlay"
        >
          <Choices
            options={options}
            value={value}
            label={placeholder}
            choose={(next) => {
              onChange(next)
              close(false)
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface ChoicesProps extends Pick<Props, 'options' | 'value'> {
  label: string
  choose: (value: string) => void
}

function Choices({ options, value, label, choose }: ChoicesProps) {
  return (
    <Command className="flex min-h-0 flex-col" label={label}>
      <Command.Input
        placeholder="Search"
        className="h-9 shrink-0 border-line border-b bg-transparent px-3 text-table outline-none"
      />
      <Command.List className="min-h-0 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-muted text-table">Nothing matches.</Command.Empty>
        {options.map((option) => (
          <ComboboxItem
            key={option.value}
            option={option}
            chosen={option.value === value ? 'chosen' : 'other'}
            choose={() => choose(option.value)}
          />
        ))}
      </Command.List>
    </Command>
  )
}

function ComboboxItem({ option, chosen, choose }: { option: Option; chosen: 'chosen' | 'other'; choose: () => void }) {
  const note = option.disabledReason ?? option.help
  return (
    <Command.Item
      value={`${option.label} ${option.value}`}
      disabled={Boolean(option.disabledReason)}
      onSelect={choose}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 py-1 text-table data-[disabled=true]:cursor-not-allowed data-[selected=true]:bg-hover"
    >
      <Check aria-hidden className={`size-3.5 shrink-0 ${chosen === 'chosen' ? 'text-accent' : 'opacity-0'}`} />
      <span className="flex min-w-0 flex-col">
        <span className={`truncate ${option.disabledReason ? 'text-muted' : ''}`}>{option.label}</span>
        {note && <span className="text-fine text-muted">{note}</span>}
      </span>
    </Command.Item>
  )
}
