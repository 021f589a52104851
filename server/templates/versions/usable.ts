import { refused } from '../../errors.ts'
import type { LoadedVersion } from './load.ts'
import { formatVersion } from './version.ts'

/** A version that may be newly used: published or deprecated, never a draft or a yanked one. */
export function requireUsable(version: LoadedVersion) {
  const name = `${version.template.name} ${formatVersion(version)}`
  if (version.status === 'draft') throw refused(`${name} is a draft. Publish it first.`, 'VERSION_UNAVAILABLE')
  if (version.status === 'yanked') {
    const why = version.withdrawnReason ? ` ${version.withdrawnReason}` : ''
    throw refused(`${name} was yanked and takes no new use.${why} Choose another version.`, 'VERSION_UNAVAILABLE')
  }
}
