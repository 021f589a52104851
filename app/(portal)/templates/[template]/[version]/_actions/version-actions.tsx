import type { VersionAnswer } from '../version-facts.tsx'
import { PublishVersion } from './publish-version.tsx'
import { RestoreVersion } from './restore-version.tsx'
import { WithdrawVersion } from './withdraw-version.tsx'

/** What may be done with a version in its status; what may not be done by this person says why. */
export function VersionActions({ version }: { version: VersionAnswer }) {
  const { status, blocked, number, notes, findings } = version
  const ref = { template: version.template.name, version: number }
  if (status === 'draft') return <PublishVersion {...ref} blocked={blocked.publish} notes={notes} findings={findings} />
  if (status === 'yanked') return null
  return (
    <>
      {status === 'published' ? (
        <WithdrawVersion {...ref} to="deprecate" blocked={blocked.deprecate} />
      ) : (
        <RestoreVersion {...ref} blocked={blocked.restore} />
      )}
      <WithdrawVersion {...ref} to="yank" blocked={blocked.yank} />
    </>
  )
}
