import Link from 'next/link'
import { VersionBar } from '../../_components/version-bar.tsx'
import { formatCount, formatNumber } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { Panel } from '../../_ui/page/panel.tsx'
import { Section } from '../../_ui/page/section.tsx'

type Rows = Answers['home']['get']['fleets']

/** Every template's fleet, cut by the version that runs. */
export function Fleets({ rows }: { rows: Rows }) {
  const names = [...new Set(rows.map(({ template }) => template))]
  const fleets = names.map((name) => rows.filter(({ template }) => template === name))
  return (
    <Section
      title="Fleet by template"
      description="Who runs which version, oldest left. A part of a bar leads to its fleet."
    >
      <Panel padding="none">
        <ul>
          {fleets.map((fleet) => (
            <Fleet key={fleet[0]?.template} fleet={fleet} />
          ))}
        </ul>
      </Panel>
    </Section>
  )
}

function Fleet({ fleet }: { fleet: Rows }) {
  const total = fleet.reduce((sum, part) => sum + part.targets, 0)
  const { template = '', title = '' } = fleet[0] ?? {}
  return (
    <li className="grid grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)_5rem] items-center gap-4 border-line border-b px-4 py-2.5 last:border-0">
      <Link href={paths.template(template)} className="truncate rounded-mark font-medium text-table hover:text-accent">
        {title}
      </Link>
      <VersionBar template={template} parts={fleet} />
      <span className="text-right text-muted text-table" title={formatCount(total, 'target')}>
        {formatNumber(total)}
      </span>
    </li>
  )
}
