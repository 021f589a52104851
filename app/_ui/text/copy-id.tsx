import { CopyButton } from './copy-button.tsx'

/** An id, a name or an ARN with its copy button. What is copied is always the whole of it. */
export function CopyId({ id, label = 'Copy id' }: { id: string; label?: string }) {
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-0.5">
      <span className="truncate font-mono text-table">{id}</span>
      <CopyButton text={id} label={label} />
    </span>
  )
}
