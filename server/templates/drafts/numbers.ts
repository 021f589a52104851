import { compareVersions, type Version } from '../versions/version.ts'

/** The numbers a draft may take: the next minor of each major there is, oldest first, and the next major. */
export interface NextNumbers {
  minors: Version[]
  major: Version
}

/** `others` are all other versions of the template, drafts included: two people who begin at once get two numbers. */
export function nextNumbers(others: readonly Version[]): NextNumbers {
  const latest = new Map<number, Version>()
  for (const version of others.toSorted(compareVersions)) latest.set(version.major, version)
  const minors = [...latest.values()].map(({ major, minor }) => ({ major, minor: minor + 1 }))
  return { minors, major: { major: Math.max(0, ...latest.keys()) + 1, minor: 0 } }
}

/** The number of a new draft that continues a version. */
export function numberAfter(base: Version, bump: 'major' | 'minor', all: readonly Version[]): Version {
  const { minors, major } = nextNumbers(all)
  return bump === 'major'
    ? major
    : (minors.find((next) => next.major === base.major) ?? { ...base, minor: base.minor + 1 })
}
