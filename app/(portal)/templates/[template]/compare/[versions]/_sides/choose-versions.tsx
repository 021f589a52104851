'use client'

import { ArrowLeftRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { VersionStatus } from '../../../../../../../server/templates/versions/version.ts'
import { type CompareTab, paths } from '../../../../../../_lib/paths.ts'
import { IconButton } from '../../../../../../_ui/button/icon-button.tsx'
import { Select } from '../../../../../../_ui/form/select.tsx'
import { TextLink } from '../../../../../../_ui/text/text-link.tsx'

interface Props {
  template: string
  versions: readonly { number: string; status: VersionStatus; recommended: boolean }[]
  before: { number: string }
  after: { number: string }
  current: CompareTab
}

/** Which two are compared, and the other way round. */
export function ChooseVersions({ template, versions, before, after, current }: Props) {
  const router = useRouter()
  const show = (from: string, to: string) =>
    router.push(paths.compareVersions(template, from, to, { tab: current }), { scroll: false })
  const options = versions.map(({ number, status, recommended }) => ({
    value: number,
    label: [number, recommended && 'recommended', status !== 'published' && status].filter(Boolean).join(', '),
  }))
  return (
    <>
      <Select
        aria-label="From version"
        value={before.number}
        options={options}
        onChange={(number) => show(number, after.number)}
      />
      <IconButton
        label="Compare the other way round"
        icon={<ArrowLeftRight className="size-4" />}
        onClick={() => show(after.number, before.number)}
      />
      <Select
        aria-label="To version"
        value={after.number}
        options={options}
        onChange={(number) => show(before.number, number)}
      />
      <TextLink href={paths.version(template, before.number)}>Open {before.number}</TextLink>
      <TextLink href={paths.version(template, after.number)}>Open {after.number}</TextLink>
    </>
  )
}
