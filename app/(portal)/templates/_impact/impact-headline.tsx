import { riskFaces } from '../../../_components/plan/risk.ts'
import { StatusMark } from '../../../_components/status/status-mark.tsx'
import type { Impact } from './fleet-impact.tsx'

const order = ['none', 'safe', 'replacement', 'security', 'data'] as const

/** The sentence an operator publishes by, with the mark of the worst that could happen. */
export function ImpactHeadline({ impact }: { impact: Pick<Impact, 'sentence' | 'shapes'> }) {
  const worst = order.findLast((risk) => impact.shapes.some(({ example }) => example.risk === risk)) ?? 'none'
  const { mark, tone } = riskFaces[worst]
  return (
    <p className="flex items-start gap-2">
      <span className="pt-0.75">
        <StatusMark mark={mark} tone={tone} />
      </span>
      <span className="text-pretty font-medium">{impact.sentence}</span>
    </p>
  )
}
