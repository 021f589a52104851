import { badRequest } from '../../errors.ts'

/** `major.minor`. Minors accept every spec their predecessor accepted; a major may break specs. */
export interface Version {
  major: number
  minor: number
}

/** The life of a version. A published version never changes; yanked is final. */
export const moves = {
  draft: ['published'],
  published: ['deprecated', 'yanked'],
  deprecated: ['published', 'yanked'],
  yanked: [],
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
export const isBehind = (deployed: Version, latest: Version) => compareVersions(deployed, latest) < 0

export interface Behind {
  majors: number
  /** Minors of its own major, when it is not behind by a major; else the minors of the latest major. */
  minors: number
  /** Published versions in between, the latest included. */
  versions: number
}

/** How far a deployed version is behind the published ones; undefined when it is not. */
export function behindBy(deployed: Version, published: Version[]): Behind | undefined {
  const later = published.filter((version) => isBehind(deployed, version)).toSorted(compareVersions)
  const latest = later.at(-1)
  if (!latest) return undefined
  const majors = new Set(later.map(({ major }) => major).filter((major) => major > deployed.major)).size
  const minors = later.filter(({ major }) => major === latest.major).length
  return { majors, minors, versions: later.length }
}

/** "2 majors behind", "1 minor behind": the larger unit says it. */
export function describeBehind({ majors, minors }: Behind): string {
  const [count, unit] = majors > 0 ? [majors, 'major'] : [minors, 'minor']
  return `${count} ${unit}${count === 1 ? '' : 's'} behind`
}

/**
 * The upgrade to offer: the latest minor of the same major when there is one, because it takes the spec as it is;
 * else the latest of all, which may need a migration. Undefined when nothing published is later.
 */
export function bestUpgrade(deployed: Version, published: Version[]): Version | undefined {
  const later = published.filter((version) => isBehind(deployed, version)).toSorted(compareVersions)
  return later.findLast(({ major }) => major === deployed.major) ?? later.at(-1)
}
