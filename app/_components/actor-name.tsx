import { Bot } from 'lucide-react'

/** Who did it: a member by name, or Hadron itself. */
export function ActorName({ name, kind = 'member' }: { name: string; kind?: 'member' | 'system' }) {
  const initials = name
    .split(/[\s._-]+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('')
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5 align-top">
      <span
        aria-hidden
        className="inline-flex size-5 shrink-0 items-center justify-center rounded-full border border-line bg-sunken font-medium text-[0.5625rem] text-muted"
      >
        {kind === 'system' ? <Bot className="size-3" /> : initials}
      </span>
      <span className="truncate">{name}</span>
    </span>
  )
}
