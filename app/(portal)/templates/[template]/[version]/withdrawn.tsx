import { paths } from '../../../../_lib/paths.ts'
import { Banner } from '../../../../_ui/feedback/banner.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'
import type { VersionAnswer } from './version-facts.tsx'

/** Before anything else: that it should not be used, or may not, and why. */
export function Withdrawn({ version: { status, withdrawnReason, replacement, template } }: { version: VersionAnswer }) {
  if (status === 'deprecated') {
    return (
      <Banner tone="warn" title="Deprecated: still deployable, and whoever uses it is warned.">
        {withdrawnReason} <UseInstead template={template.name} replacement={replacement} />
      </Banner>
    )
  }
  if (status !== 'yanked') return null
  return (
    <Banner tone="danger" title="Yanked: no new use. What runs it keeps running.">
      {withdrawnReason} <UseInstead template={template.name} replacement={replacement} />
    </Banner>
  )
}

function UseInstead({ template, replacement }: { template: string; replacement: string | null }) {
  if (!replacement) return null
  return (
    <>
      Use <TextLink href={paths.version(template, replacement)}>{replacement}</TextLink> instead.
    </>
  )
}
