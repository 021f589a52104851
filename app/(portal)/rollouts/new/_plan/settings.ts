import { stages } from '../../../../../server/deployments/target.ts'
import { defaultStrategy, presets } from '../../../../../server/rollouts/planning/presets.ts'
import type { Strategy } from '../../../../../server/rollouts/strategy.ts'

/** A number while it is being typed. */
type Typed = number | string | undefined

export type Preset = Strategy['preset']

/** The strategy as the form holds it. */
export interface Settings {
  preset: Preset
  /** Members in each group; of the preset `rolling` only. */
  groupSize: Typed
  bakeMinutes: Record<(typeof stages)[number], Typed>
  tolerancePercent: Typed
  concurrency: Typed
  mode: Strategy['mode']
}

export const defaultSettings: Settings = {
  preset: defaultStrategy.preset,
  groupSize: 10,
  bakeMinutes: defaultStrategy.bakeMinutes,
  tolerancePercent: 'percent' in defaultStrategy.tolerance ? defaultStrategy.tolerance.percent : 0,
  concurrency: defaultStrategy.concurrency,
  mode: defaultStrategy.mode,
}

/** What cannot even be sent, by the place the server would name. Ranges are the server's to judge. */
export function unreadable(settings: Settings): Record<string, string> {
  const all: [string, Typed][] = [
    ['/strategy/concurrency', settings.concurrency],
    ['/strategy/tolerance/percent', settings.tolerancePercent],
    ...stages.map((stage): [string, Typed] => [`/strategy/bakeMinutes/${stage}`, settings.bakeMinutes[stage]]),
    ...(settings.preset === 'rolling' ? [['/strategy/steps/0/count', settings.groupSize] as [string, Typed]] : []),
  ]
  const wrong = all.filter(([, value]) => typeof value !== 'number')
  return Object.fromEntries(wrong.map(([at]) => [at, 'Write a whole number.']))
}

/** As the API wants it; call it only when everything is readable. */
export function strategyInput(settings: Settings) {
  const { preset, groupSize, bakeMinutes, tolerancePercent, concurrency, mode } = settings
  return {
    preset,
    steps: preset === 'rolling' ? [{ count: Number(groupSize) }] : presets[preset].steps,
    bakeMinutes: {
      development: Number(bakeMinutes.development),
      staging: Number(bakeMinutes.staging),
      production: Number(bakeMinutes.production),
    },
    tolerance: { percent: Number(tolerancePercent) },
    concurrency: Number(concurrency),
    mode,
  }
}
