import type { Answers } from '../../_trpc/answers.ts'
import { Muted } from '../../_ui/text/words.tsx'
import { VersionTag } from '../version-tag.tsx'

export type TargetRow = Answers['services']['list']['rows'][number]

/** The version that runs; before the first success, the one that is meant to. */
export function VersionCell({ row }: { row: TargetRow }) {
  if (!row.version) return <Muted>{row.desiredVersion}, not running yet</Muted>
  return <VersionTag version={row.version} behind={row.behindBy} status={row.versionStatus ?? undefined} />
}
