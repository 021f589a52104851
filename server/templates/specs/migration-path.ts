import type { Bundle } from '../bundle/bundle.ts'
import { compareVersions, type Version } from '../versions/version.ts'

/** The latest migration that leads from the old major to this version's major and not beyond the version. */
export function migrationFor({ migrations }: Pick<Bundle, 'migrations'>, from: Version, to: Version) {
  return migrations
    .filter(({ migration }) => migration.from === String(from.major))
    .filter((candidate) => candidate.to.major === to.major && compareVersions(candidate.to, to) <= 0)
    .toSorted((a, b) => compareVersions(a.to, b.to))
    .at(-1)?.migration
}
