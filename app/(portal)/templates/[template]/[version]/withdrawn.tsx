import { Banner } from '../../../../_ui/feedback/banner.tsx'
import type { VersionAnswer } from './version-facts.tsx'

/** Before anything else: that it should not be used, or may not, and why. */
export function Withdrawn({ version: { status, withdrawnReason } }: { version: VersionAnswer }) {
  if (status === 'deprecated') {
    return (
      <Banner tone="warn" title="Deprecated: still deployable, and whoever uses it is warned.">
        {withdrawnReason}
      </Banner>
    )
  }
  if (status !== 'yanked') return null
  return (
    <Banner tone="danger" title="Yanked: no new use. What runs it keeps running.">
      {withdrawnReason}
    </Banner>
  )
}
