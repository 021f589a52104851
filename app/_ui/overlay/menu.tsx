'use client'

import { Check } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

export type MenuItem =
  | { label: string; href: string; icon?: ReactNode }
  | {
      label: string
      onSelect: () => void
      icon?: ReactNode
      tone?: 'danger'
      checked?: boolean
      /** Why it is not possible now; the item stays and says so. */
      disabledReason?: string | undefined
    }
  | 'line'

interface Props {
  /** One button. */
  trigger: ReactElement
  heading?: ReactNode
  items: readonly MenuItem[]
  side?: 'bottom' | 'right' | 'top'
}

const itemStyle =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 py-1 -outline-offset-2 data-highlighted:bg-hover aria-disabled:cursor-not-allowed'

/** Actions that are needed less often, behind a button. Blocked ones stay visible with their reason. */
export function Menu({ trigger, heading, items, side = 'bottom' }: Props) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-52 max-w-80 animate-appear rounded-panel bg-raised p-1 text-table shadow-overlay"
        >
          {heading && (
            <DropdownMenu.Label className="border-line border-b px-2 pt-1 pb-2">{heading}</DropdownMenu.Label>
          )}
          {items.map((item, index) =>
            item === 'line' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place
              <DropdownMenu.Separator key={`line-${index}`} className="my-1 h-px bg-line" />
            ) : (
              <Item key={item.label} item={item} />
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Item({ item }: { item: Exclude<MenuItem, 'line'> }) {
  if ('href' in item) {
    return (
      <DropdownMenu.Item asChild className={itemStyle}>
        <Link href={item.href}>
          {item.icon}
          {item.label}
        </Link>
      </DropdownMenu.Item>
    )
  }
  const blocked = item.disabledReason
  return (
    <DropdownMenu.Item
      aria-disabled={blocked ? true : undefined}
      className={itemStyle}
      onSelect={(event) => {
        if (blocked) event.preventDefault()
        else item.onSelect()
      }}
    >
      {item.icon}
      <span className="flex grow flex-col">
        <span className={blocked ? 'text-muted' : item.tone === 'danger' ? 'text-danger' : ''}>{item.label}</span>
        {blocked && <span className="text-fine text-muted">{blocked}</span>}
      </span>
      {item.checked && <Check aria-hidden className="size-3.5 text-accent" />}
    </DropdownMenu.Item>
  )
}
