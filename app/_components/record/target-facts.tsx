import { CopyId } from '../../_ui/text/copy-id.tsx'
import { TextLink } from '../../_ui/text/text-link.tsx'
import { Muted } from '../../_ui/text/words.tsx'
import { changeHref, type TargetRef } from '../change/target-ref.ts'
import { StatusAxes } from '../status/status-axes.tsx'
import { VersionTag } from '../version-tag.tsx'
import type { TargetRecord } from './target-record.ts'

/** Under the title of a record: its id, and its four axes side by side. */
export function TargetFacts({
  target,
  target: { lifecycle, lastDeployment },
  at,
}: {
  target: TargetRecord
  at: TargetRef
}) {
  return (
    <div className="flex flex-col gap-2">
      <CopyId id={target.id} />
      <StatusAxes
        lifecycle={lifecycle}
        lastOperation={lastDeployment ?? undefined}
        version={<Version target={target} at={at} />}
        drift={<Muted>not checked</Muted>}
      />
    </div>
  )
}

function Version({ target: { version, bestUpgrade, desiredVersion }, at }: { target: TargetRecord; at: TargetRef }) {
  if (!version) return <Muted>{desiredVersion}, not running yet</Muted>
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <VersionTag version={version.number} behind={version.behindBy?.versions} status={version.status} />
      {bestUpgrade && (
        <TextLink href={changeHref(at, { to: bestUpgrade })}>{bestUpgrade} is available: see what changes</TextLink>
      )}
    </span>
  )
}
