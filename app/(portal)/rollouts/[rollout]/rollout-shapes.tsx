import { ShapeCard, ShapeList } from '../../../_components/plan/shape-card.tsx'
import { EmptyBox, EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import { Muted } from '../../../_ui/text/words.tsx'
import type { Rollout } from './_progress/summary.tsx'

/** What was planned to change, and what of it a person accepted by name. */
export function RolloutShapes({ rollout: { shapes, plannedBy } }: { rollout: Rollout }) {
  if (shapes.length === 0) {
    return (
      <EmptyBox>
        <EmptyState title="Nobody changes">Every member renders exactly what it runs already.</EmptyState>
      </EmptyBox>
    )
  }
  return (
    <ShapeList>
      {shapes.map(({ shape, label, members, example }) => (
        <ShapeCard
          key={shape}
          label={label}
          members={members}
          example={example}
          decision={
            <span className="w-44 shrink-0 text-right text-table">
              <Muted>
                {example.risk === 'safe' || example.risk === 'none' ? 'no question' : `accepted by ${plannedBy}`}
              </Muted>
            </span>
          }
        />
      ))}
    </ShapeList>
  )
}
