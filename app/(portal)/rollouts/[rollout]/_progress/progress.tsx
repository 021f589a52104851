import { BudgetGauge } from '../../../../_components/rollout/budget-gauge.tsx'
import { WaveStrip } from '../../../../_components/rollout/wave-strip.tsx'
import { formatNumber } from '../../../../_lib/format.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { BakeCountdown } from './bake-countdown.tsx'
import { stripWaves } from './strip-waves.ts'
import type { Rollout } from './summary.tsx'

/** Everything that matters while it runs, without scrolling: the waves, the budget, the pace. */
export function Progress({ rollout, strip }: { rollout: Rollout; strip: Answers['rollouts']['strip'] }) {
  const { budget, perMinute, memberSeconds, status } = rollout
  const waves = stripWaves(rollout.waves, strip).map((wave) => {
    const until = rollout.waves.find(({ number }) => number === wave.number)?.bakeUntil
    if (wave.status === 'running') return { ...wave, held: status === 'paused' && wave.counts.deploying === 0 }
    return wave.status === 'baking' && until ? { ...wave, note: <BakeCountdown until={until} /> } : wave
  })
  return (
    <Panel>
      <div className="flex flex-col gap-4">
        <WaveStrip waves={waves} />
        {status !== 'planned' && (
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-t pt-3 text-table">
            <BudgetGauge failures={budget.failures} tolerance={budget.tolerance} />
            <span>
              {formatNumber(budget.inFlight)} in flight of {formatNumber(budget.concurrency)}
              {budget.allowedInFlight < budget.concurrency && status === 'running' && (
                <span className="text-muted"> (the budget allows {formatNumber(budget.allowedInFlight)})</span>
              )}
            </span>
            <span>{perMinute.toFixed(1)} stacks/min</span>
            {memberSeconds !== null && <span className="text-muted">≈ {Math.round(memberSeconds)} s a member</span>}
          </div>
        )}
      </div>
    </Panel>
  )
}
