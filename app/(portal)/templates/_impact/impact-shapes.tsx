import { ShapeCard, ShapeList } from '../../../_components/plan/shape-card.tsx'
import type { Impact } from './impact.ts'

/** The ways in which targets would change, the most frequent first; opened, the plan of one as the example of all. */
export function ImpactShapes({ shapes }: Pick<Impact, 'shapes'>) {
  if (shapes.length === 0) return null
  return (
    <ShapeList>
      {shapes.map(({ shape, label, members, example }) => (
        <ShapeCard key={shape} label={label} members={members} example={example} />
      ))}
    </ShapeList>
  )
}
