'use client'

import { type ReactNode, useState } from 'react'
import { ActionButton } from '../button/action-button.tsx'
import { Button } from '../button/button.tsx'
import { Field } from '../form/field.tsx'
import { TextInput } from '../form/text-input.tsx'
import { Mono } from '../text/words.tsx'
import { Dialog } from './dialog.tsx'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The question, naming the thing: "Delete environment prod-eu?" */
  title: string
  /** What follows from it, in words. */
  children?: ReactNode
  /** What will be lost, one line each. */
  losses?: readonly string[]
  /** What stays. */
  keeps?: readonly string[]
  /** Only for what cannot be undone: the name to type before the button works. */
  typeName?: string
  /** The verb and the thing: "Delete environment". */
  action: string
  tone?: 'danger' | 'primary'
  pending: boolean
  error: string | undefined
  onConfirm: () => void
}

/** Asks before something that cannot be undone, and lists what will be lost. */
export function ConfirmDialog(props: Props) {
  const { open, onOpenChange, title, children, losses = [], keeps = [], typeName, action, tone = 'danger' } = props
  const [typed, setTyped] = useState('')
  const missing = typeName && typed !== typeName ? `Type ${typeName} above first.` : undefined
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setTyped('')
        onOpenChange(next)
      }}
      title={title}
      description={children}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <ActionButton
            variant={tone}
            disabledReason={missing}
            pending={props.pending}
            error={props.error}
            onClick={props.onConfirm}
          >
            {action}
          </ActionButton>
        </>
      }
    >
      <Lines title="Will be lost" lines={losses} />
      <Lines title="Stays" lines={keeps} />
      {typeName && (
        <Field label="Type its name to confirm" help={<Mono>{typeName}</Mono>}>
          <TextInput font="mono" value={typed} onChange={setTyped} />
        </Field>
      )}
    </Dialog>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="font-medium text-table">{title}</h3>
      <ul className="flex max-h-48 list-disc flex-col gap-1 overflow-y-auto rounded-control border border-line bg-sunken py-2 pr-3 pl-7 text-table">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
    </div>
  )
}
