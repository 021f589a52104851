import { riskFaces } from '../../../_components/plan/risk.ts'
import { StatusMark } from '../../../_components/status/status-mark.tsx'
import type { Impact } from './impact.ts'

/** Nothing breaks, but not everybody can come along. */
const unableFace = { mark: 'failed', tone: 'warn' } as const
const order = ['none', 'safe', 'replacement', 'security', 'data'] as const

/** The sentence an operator publishes by, with the mark of the worst that could happen. */
export function ImpactHeadline({ impact }: { impact: Pick<Impact, 'sentence' | 'shapes' | 'unable'> }) {
  const worst = order.findLast((risk) => impact.shapes.some(({ example }) => example.risk === risk)) ?? 'none'
  const isHarmless = worst === 'none' || worst === 'safe'
  const { mark, tone } = isHarmless && impact.unable > 0 ? unableFace : riskFaces[worst]
  return (
    <p className="flex items-start gap-2">
      <span className="pt-0.75">
        <StatusMark mark={mark} tone={tone} />
      </span>
      <span className="text-pretty font-medium">{impact.sentence}</span>
    </p>
  )
}
