import { ExternalLink } from 'lucide-react'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import { CopyButton } from '../../_ui/text/copy-button.tsx'

/** What a stack gives to people and to other stacks: names, values, a copy button each, web addresses as links. */
export function OutputsList({ outputs }: { outputs: Record<string, string> }) {
  const entries = Object.entries(outputs)
  if (entries.length === 0) {
    return <EmptyState title="No outputs">This version declares none, or nothing has been deployed yet.</EmptyState>
  }
  return (
    <dl className="@container flex flex-col">
      {entries.map(([name, value]) => (
        <div
          key={name}
          className="grid min-h-9 @md:grid-cols-[minmax(8rem,1fr)_minmax(0,2fr)] grid-cols-1 items-center gap-x-3 border-line border-b py-1 text-table last:border-0"
        >
          <dt className="truncate text-muted" title={name}>
            {name}
          </dt>
          <dd className="flex min-w-0 items-center justify-between gap-3">
            <span className="wrap-anywhere min-w-0 font-mono">
              {isWebAddress(value) ? <WebLink url={value} /> : value}
            </span>
            <CopyButton text={value} label={`Copy ${name}`} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const isWebAddress = (value: string) => /^https?:\/\/[^\s]+$/.test(value)

function WebLink({ url }: { url: string }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 rounded-mark text-accent underline-offset-3 hover:underline"
    >
      {url}
      <ExternalLink aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">(opens a new tab)</span>
    </a>
  )
}
