'use client'

import { stages } from '../../../../../server/deployments/target.ts'
import { formatCount, formatWord } from '../../../../_lib/format.ts'
import { Button } from '../../../../_ui/button/button.tsx'
import { Field } from '../../../../_ui/form/field.tsx'
import { Select } from '../../../../_ui/form/select.tsx'
import { Row } from '../../../../_ui/page/layouts.tsx'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { Section } from '../../../../_ui/page/section.tsx'
import { Chips } from './chips.tsx'
import { type Fleet, type Selection, toggled } from './selection.ts'

interface Props {
  fleet: Fleet
  to: string
  onTo: (version: string) => void
  selection: Selection
  onSelection: (selection: Selection) => void
}

/** The version to go to, and who goes. Nothing chosen means everybody. */
export function Who({ fleet, to, onTo, selection, onSelection }: Props) {
  const set = (patch: Partial<Selection>) => onSelection({ ...selection, ...patch })
  return (
    <Section title="Who" description="Nothing chosen means everybody; choices of one kind add up.">
      <Panel>
        <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-[14rem_repeat(3,minmax(0,1fr))]">
          <Field label="Upgrade to">
            <Select
              value={to}
              onChange={onTo}
              options={fleet.targets.map(({ number, status }) => ({
                value: number,
                label: status === 'published' ? number : `${number} (${status})`,
              }))}
            />
          </Field>
          <Chips
            label="Running version"
            options={fleet.sources.map(({ id, number, targets }) => ({ value: id, label: number, count: targets }))}
            chosen={selection.fromVersionIds}
            onToggle={(id) => set({ fromVersionIds: toggled(selection.fromVersionIds, id) })}
          />
          <Chips
            label="Stage"
            options={stages.map((stage) => ({ value: stage, label: formatWord(stage) }))}
            chosen={selection.stages}
            onToggle={(stage) => set({ stages: toggled(selection.stages, stage) })}
          />
          <Chips
            label="Team"
            options={fleet.teams.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={selection.teamIds}
            onToggle={(id) => set({ teamIds: toggled(selection.teamIds, id) })}
          />
        </div>
        {selection.targetIds.length > 0 && (
          <div className="pt-4">
            <Row>
              <span>Only the {formatCount(selection.targetIds.length, 'target')} chosen in the fleet.</span>
              <Button size="small" variant="quiet" onClick={() => set({ targetIds: [] })}>
                Choose from everybody
              </Button>
            </Row>
          </div>
        )}
      </Panel>
    </Section>
  )
}
