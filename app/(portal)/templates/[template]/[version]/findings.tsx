import { CircleCheck } from 'lucide-react'
import { paths } from '../../../../_lib/paths.ts'
import { EmptyBox, EmptyState } from '../../../../_ui/feedback/empty-state.tsx'
import { FindingList } from '../../_findings/finding-list.tsx'
import type { VersionAnswer } from './version-facts.tsx'

export function Findings({ version: { findings, files, template, number } }: { version: VersionAnswer }) {
  if (findings.length === 0) {
    return (
      <EmptyBox>
        <EmptyState title="Nothing to mend" icon={<CircleCheck className="size-5 text-ok" />}>
          The bundle was read, its example was rendered, and nothing was found.
        </EmptyState>
      </EmptyBox>
    )
  }
  return (
    <FindingList
      findings={findings}
      href={({ file, line }) =>
        files.some(({ path }) => path === file)
          ? paths.version(template.name, number, { tab: 'files', file }, line)
          : undefined
      }
    />
  )
}
