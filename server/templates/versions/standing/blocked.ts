import { formatVersion, type Version, type VersionStatus } from '../version.ts'

/** As much of a version as decides what may be done with it. */
export interface Standing extends Version {
  status: VersionStatus
  recommended: boolean
  /** Findings that forbid publishing. */
  errors: number
}

export type VersionAction =
  | 'publish'
  | 'recommend'
  | 'unrecommend'
  | 'makeDefault'
  | 'deprecate'
  | 'restore'
  | 'yank'
  | 'unyank'

type Rule = (version: Standing, facts: { name: string; defaultMajor: number | null }) => string | undefined

/** Why an action is not possible now, whoever asks; undefined means possible. */
const rules: Record<VersionAction, Rule> = {
  publish: ({ status, errors }, { name }) => {
    if (status !== 'draft') return `${name} is already ${status} and cannot change. Upload the next version instead.`
    if (errors > 0) return `${name} has ${errors} ${errors === 1 ? 'error' : 'errors'}; mend them first.`
    return undefined
  },
  recommend: ({ status, recommended }, { name }) => {
    if (recommended) return `${name} is the recommended version of its major already.`
    if (status === 'deprecated') return `${name} is deprecated. Restore it before it is recommended.`
    return status === 'published' ? undefined : `${name} is ${status}; only a published version can be recommended.`
  },
  unrecommend: ({ recommended }, { name }) => (recommended ? undefined : `${name} is not recommended.`),
  makeDefault: ({ major, recommended }, { name, defaultMajor }) => {
    if (major === defaultMajor) return `${major} is the default major already.`
    return recommended ? undefined : `${name} is not recommended. Recommend a version of major ${major} first.`
  },
  deprecate: ({ status }, { name }) =>
    status === 'published' ? undefined : `${name} is ${status}; only a published version can be deprecated.`,
  restore: ({ status }, { name }) =>
    status === 'deprecated' ? undefined : `${name} is ${status}; there is no deprecation to take back.`,
  yank: ({ status }, { name }) => {
    if (status === 'draft') return `${name} is a draft, which nobody can use anyway.`
    return status === 'yanked' ? `${name} is yanked already.` : undefined
  },
  unyank: ({ status }, { name }) => (status === 'yanked' ? undefined : `${name} is ${status}; it was not yanked.`),
}

export const blockedAction = (action: VersionAction, version: Standing, defaultMajor: number | null) =>
  rules[action](version, { name: formatVersion(version), defaultMajor })

/** Every action of a version with the sentence why it is not possible, for its buttons. */
export function blockedActions(version: Standing, defaultMajor: number | null, mayNot: string | undefined) {
  const actions = Object.keys(rules) as VersionAction[]
  return Object.fromEntries(
    actions.map((action) => [action, mayNot ?? blockedAction(action, version, defaultMajor)]),
  ) as Record<VersionAction, string | undefined>
}
