import { compareVersions, type Version, type VersionStatus } from '../version.ts'

/** What a template offers whoever asks for a version. */
export interface Offer {
  published: Version[]
  /** At most one of each major: what new targets of that major take, and what `behind` compares with. */
  recommended: Version[]
  /** The major that new targets take when nobody chooses. */
  defaultMajor: number | null
}

interface Offered extends Version {
  status: VersionStatus
  recommended: boolean
}

export const offerOf = (versions: readonly Offered[], defaultMajor: number | null): Offer => ({
  published: versions.filter(({ status }) => status === 'published'),
  recommended: versions.filter(({ recommended }) => recommended),
  defaultMajor,
})

/** What to suggest to somebody who creates: the recommended version of the default major, else the latest there is. */
export function suggested({ published, recommended, defaultMajor }: Offer): Version | undefined {
  const latestOf = (versions: Version[]) => versions.toSorted(compareVersions).at(-1)
  return recommended.find(({ major }) => major === defaultMajor) ?? latestOf(recommended) ?? latestOf(published)
}

/**
 * Where a target should be in the end: at the recommended version of the default major, or of its own major when that
 * is the default or a later one. Undefined when nothing is recommended there.
 */
function goalOf(deployed: Version, { recommended, defaultMajor }: Offer): Version | undefined {
  const own = recommended.find(({ major }) => major === deployed.major)
  if (defaultMajor === null || defaultMajor <= deployed.major) return own
  return recommended.find(({ major }) => major === defaultMajor) ?? own
}

export interface Behind {
  majors: number
  /** Minors of its own major, when it is not behind by a major; else the minors of the major to go to. */
  minors: number
  /** Published versions in between, the one to go to included. */
  versions: number
}

/** How far a deployed version is behind what is recommended; undefined when it is there, or ahead of it. */
export function behindBy(deployed: Version, offer: Offer): Behind | undefined {
  const goal = goalOf(deployed, offer)
  if (!goal || compareVersions(deployed, goal) >= 0) return undefined
  const between = offer.published.filter(
    (version) => compareVersions(deployed, version) < 0 && compareVersions(version, goal) <= 0,
  )
  const majors = new Set(between.map(({ major }) => major).filter((major) => major > deployed.major)).size
  const minors = between.filter(({ major }) => major === goal.major).length
  return { majors, minors, versions: between.length }
}

/** "2 majors behind", "1 minor behind": the larger unit says it. */
export function describeBehind({ majors, minors }: Behind): string {
  const [count, unit] = majors > 0 ? [majors, 'major'] : [minors, 'minor']
  return `${count} ${unit}${count === 1 ? '' : 's'} behind`
}

/**
 * The upgrade to offer: the recommended version of its own major while that is later, because it takes the spec as it
 * is; else the one of the default major, which may need a migration. Undefined when neither is later.
 */
export function bestUpgrade(deployed: Version, offer: Offer): Version | undefined {
  const own = offer.recommended.find(({ major }) => major === deployed.major)
  return [own, goalOf(deployed, offer)].find((version) => version && compareVersions(deployed, version) < 0)
}
