import { badRequest } from '../../errors.ts'

/** `major.minor`. Minors accept every spec their predecessor accepted; a major may break specs. */
export interface Version {
  major: number
  minor: number
}

/** The life of a version. A published version never changes; a yank taken back leaves it deprecated. */
export const moves = {
  draft: ['published'],
  published: ['deprecated', 'yanked'],
  deprecated: ['published', 'yanked'],
  yanked: ['deprecated'],
} as const satisfies Record<string, readonly string[]>

export type VersionStatus = keyof typeof moves
export const versionStatuses = Object.keys(moves) as VersionStatus[]

export const canMove = (from: VersionStatus, to: VersionStatus) => moves[from].some((next) => next === to)
/** New deployments may use it. Drafts are for previews only. */
export const isDeployable = (status: VersionStatus) => status === 'published' || status === 'deprecated'

export const versionRule = 'Versions are MAJOR.MINOR, for example 1.4.'

/** Two whole numbers without leading zeros. Refuses `latest`, `v1.0`, `1.0.0` and `01.2` with a Problem. */
export function parseVersion(text: string): Version {
  const found = /^(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/.exec(text)
  if (found) return { major: Number(found[1]), minor: Number(found[2]) }
  const shown = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
  throw badRequest(`${shown} is not a version. ${versionRule}`, { reason: 'VERSION_FORMAT' })
}

export const formatVersion = ({ major, minor }: Version) => `${major}.${minor}`

/** Numbers, not text: 1.10 comes after 1.9. */
export const compareVersions = (a: Version, b: Version) => a.major - b.major || a.minor - b.minor
export const sameVersion = (a: Version, b: Version) => compareVersions(a, b) === 0
