import { formatNumber } from '../../_lib/format.ts'
import { TextLink } from '../../_ui/text/text-link.tsx'

/** Leads to the whole list when only its beginning is shown. */
export function AllOf({ href, total, shown }: { href: string; total: number; shown: number }) {
  if (total <= shown) return null
  return <TextLink href={href}>All {formatNumber(total)}</TextLink>
}
