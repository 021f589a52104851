import type { CostBasis } from '../../../../server/templates/catalogue/cost-drivers.ts'
import { formatNumber } from '../../../_lib/format.ts'
import { api } from '../../../_trpc/server.tsx'
import { Stack } from '../../../_ui/page/layouts.tsx'
import { Panel } from '../../../_ui/page/panel.tsx'
import { Section } from '../../../_ui/page/section.tsx'
import { Mono, Muted, Prose } from '../../../_ui/text/words.tsx'

const words: Record<CostBasis, string> = {
  running: 'while it exists',
  use: 'when it is used',
  storage: 'for what it holds',
}

/** Which of the resources appear on a bill, and what the bill counts. Prices are AWS's to say. */
export async function Costs({ template, version }: { template: string; version: string }) {
  const { costs, counts } = await api.templates.creates.query({ template, version })
  if (counts.length === 0) return null
  return (
    <Section title="What costs" description="What AWS counts. Prices differ by region and contract.">
      <Panel>
        {costs.length === 0 ? (
          <Prose>None of its resources is known to cost anything by itself.</Prose>
        ) : (
          <Stack>
            {costs.map(({ type, count, drivers }) => (
              <div key={type}>
                <Mono>
                  {count > 1 && `${formatNumber(count)} × `}
                  {type.replace(/^AWS::/, '')}
                </Mono>
                <ul className="text-table">
                  {drivers.map(({ basis, unit }) => (
                    <li key={unit}>
                      {unit}, <Muted>{words[basis]}</Muted>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </Stack>
        )}
      </Panel>
    </Section>
  )
}
