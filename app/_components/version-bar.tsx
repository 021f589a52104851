import Link from 'next/link'
import { formatCount } from '../_lib/format.ts'
import { paths } from '../_lib/paths.ts'

interface Part {
  /** Null: nothing has been deployed yet. */
  version: string | null
  targets: number
}

/** The newest version is the strongest; older ones fade, what does not run yet is only an outline. */
const looks = ['bg-accent/15', 'bg-accent/30', 'bg-accent/50', 'bg-accent/75']

/** A fleet as one bar: a part for each version, oldest left, wide as its share, each a link. */
export function VersionBar({ template, parts }: { template: string; parts: readonly Part[] }) {
  const running = parts.filter((part) => part.version !== null).length
  const shift = looks.length - running
  return (
    <ul className="flex min-w-0 items-start gap-0.5">
      {parts.map((part, index) => {
        const place = index - (parts.length - running) + shift
        return (
          <li key={part.version} style={{ flexGrow: part.targets }} className="min-w-14 basis-0">
            <Link
              href={paths.template(template, { version: part.version ?? undefined })}
              title={`${part.version ?? 'Not running yet'}: ${formatCount(part.targets, 'target')}`}
              className="flex flex-col gap-1 rounded-mark hover:opacity-80"
            >
              <span
                aria-hidden
                className={`h-2.5 rounded-mark ${part.version === null ? 'border border-line border-dashed' : (looks[Math.max(0, place)] ?? '')}`}
              />
              <span className="flex justify-between gap-2 pr-1 text-fine text-muted">
                <span className="truncate font-mono">{part.version ?? 'not running'}</span>
                <span>{part.targets}</span>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
