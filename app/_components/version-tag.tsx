import type { VersionStatus } from '../../server/templates/versions/version.ts'

interface Props {
  /** `1.1` */
  version: string
  /** How many published versions there are after it; 0 or undefined says nothing. */
  behind?: number | undefined
  status?: VersionStatus | undefined
}

/** A version, the same everywhere: the latest says nothing more, others say quietly what is the matter. */
export function VersionTag({ version, behind = 0, status }: Props) {
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span className="font-mono text-table">{version}</span>
      {status === 'yanked' && <span className="text-danger text-fine">yanked</span>}
      {status === 'deprecated' && <span className="text-fine text-warn">deprecated</span>}
      {status === 'draft' && <span className="text-fine text-muted">draft</span>}
      {behind > 0 && <span className="text-fine text-muted">behind {behind}</span>}
    </span>
  )
}
