'use client'

import { type Stage, stages } from '../../../../../server/deployments/target.ts'
import { presets } from '../../../../../server/rollouts/planning/presets.ts'
import { formatWord } from '../../../../_lib/format.ts'
import { Field } from '../../../../_ui/form/field.tsx'
import { NumberInput } from '../../../../_ui/form/number-input.tsx'
import { Select } from '../../../../_ui/form/select.tsx'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { Section } from '../../../../_ui/page/section.tsx'
import type { Preset, Settings } from './settings.ts'

interface Props {
  settings: Settings
  onChange: (settings: Settings) => void
  /** By place: `/strategy/concurrency`. */
  issues: Record<string, string>
}

const options = Object.entries(presets).map(([value, { title }]) => ({ value, label: title }))
const modes = {
  strict: 'Never more failures than tolerated, plus one.',
  soft: 'Keeps its pace; who is in flight may fail too.',
}

/** How the fleet is cut into waves, how long each is watched, and when it stops by itself. */
export function StrategyFields({ settings, onChange, issues }: Props) {
  const set = (patch: Partial<Settings>) => onChange({ ...settings, ...patch })
  return (
    <Section
      title="Strategy"
      description={`${presets[settings.preset].explains} Stages come one after the other. A bake is how long a finished wave is watched; 0 goes on at once.`}
    >
      <Panel>
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-4">
          <Field label="Waves" help="How each stage is cut.">
            <Select
              value={settings.preset}
              onChange={(preset) => set({ preset: preset as Preset })}
              options={options}
            />
          </Field>
          {settings.preset === 'rolling' && (
            <Field label="Group size" help="Members upgraded together." error={issues['/strategy/steps/0/count']}>
              <NumberInput value={settings.groupSize} onChange={(groupSize) => set({ groupSize })} unit="members" />
            </Field>
          )}
          <Field label="Concurrency" help="Members in flight at once." error={issues['/strategy/concurrency']}>
            <NumberInput value={settings.concurrency} onChange={(concurrency) => set({ concurrency })} unit="members" />
          </Field>
          <Field
            label="Failure tolerance"
            help="One more pauses it; in a canary, the first."
            error={issues['/strategy/tolerance/percent']}
          >
            <NumberInput
              value={settings.tolerancePercent}
              onChange={(tolerancePercent) => set({ tolerancePercent })}
              unit="% of members"
            />
          </Field>
          <Field label="Failure budget" help={modes[settings.mode]}>
            <Select
              value={settings.mode}
              onChange={(mode) => set({ mode: mode === 'soft' ? 'soft' : 'strict' })}
              options={Object.keys(modes).map((value) => ({ value, label: formatWord(value) }))}
            />
          </Field>
          {stages.map((stage) => (
            <Bake
              key={stage}
              stage={stage}
              settings={settings}
              set={set}
              error={issues[`/strategy/bakeMinutes/${stage}`]}
            />
          ))}
        </div>
      </Panel>
    </Section>
  )
}

interface BakeProps {
  stage: Stage
  settings: Settings
  set: (patch: Partial<Settings>) => void
  error: string | undefined
}

function Bake({ stage, settings: { bakeMinutes }, set, error }: BakeProps) {
  return (
    <Field label={`${formatWord(stage)} bake`} error={error}>
      <NumberInput
        value={bakeMinutes[stage]}
        onChange={(minutes) => set({ bakeMinutes: { ...bakeMinutes, [stage]: minutes } })}
        unit="minutes"
      />
    </Field>
  )
}
