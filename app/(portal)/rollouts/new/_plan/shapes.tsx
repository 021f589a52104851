'use client'

import { ShapeCard, ShapeList } from '../../../../_components/plan/shape-card.tsx'
import { formatCount, formatWord } from '../../../../_lib/format.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { Button } from '../../../../_ui/button/button.tsx'
import { EmptyBox, EmptyState } from '../../../../_ui/feedback/empty-state.tsx'
import { Checkbox } from '../../../../_ui/form/checkbox.tsx'
import { Row } from '../../../../_ui/page/layouts.tsx'
import { Section } from '../../../../_ui/page/section.tsx'

type Shape = Answers['rollouts']['preview']['shapes'][number]

interface Props {
  shapes: readonly Shape[]
  accepted: readonly string[]
  onAccept: (shape: string) => void
  /** How many were taken out of the plan. */
  leftOut: number
  onLeaveOut: (shape: string) => void
  onTakeBack: () => void
}

/** Decide about shapes, not about rows: dangerous ones by name, each accepted or left out. */
export function Shapes({ shapes, accepted, onAccept, leftOut, onLeaveOut, onTakeBack }: Props) {
  return (
    <Section
      title="Shapes"
      description="Members that change in the same way. What replaces, exposes or endangers something is accepted by name."
      action={
        leftOut > 0 && (
          <Row gap="narrow">
            <span className="text-muted text-table">{formatCount(leftOut, 'shape')} left out</span>
            <Button size="small" variant="quiet" onClick={onTakeBack}>
              Take back
            </Button>
          </Row>
        )
      }
    >
      {shapes.length === 0 ? (
        <EmptyBox>
          <EmptyState title="Nobody would change">Choose another version, or select others above.</EmptyState>
        </EmptyBox>
      ) : (
        <ShapeList>
          {shapes.map((shape) => (
            <ShapeCard
              key={shape.shape}
              label={shape.label}
              members={shape.members}
              example={shape.example}
              progress={<BlastRadius shape={shape} />}
              decision={
                <Decision
                  shape={shape}
                  room={shapes.some(({ needsAcceptance }) => needsAcceptance) ? 'wide' : 'narrow'}
                  accepted={accepted.includes(shape.shape) ? 'accepted' : 'open'}
                  onAccept={() => onAccept(shape.shape)}
                  onLeaveOut={() => onLeaveOut(shape.shape)}
                />
              }
            />
          ))}
        </ShapeList>
      )}
    </Section>
  )
}

/** Where it would be felt. */
function BlastRadius({ shape: { stages, teams, accounts, regions } }: { shape: Shape }) {
  return (
    <span
      title={`${stages.map(formatWord).join(', ')}. Teams: ${teams.join(', ')}. Accounts: ${accounts.join(', ')}. Regions: ${regions.join(', ')}.`}
      className="hidden w-28 shrink-0 truncate text-fine text-muted xl:block"
    >
      {formatCount(stages.length, 'stage')} · {formatCount(teams.length, 'team')}
    </span>
  )
}

interface DecisionProps {
  shape: Shape
  /** Wide as soon as one of them asks, so that all rows stay in line. */
  room: 'wide' | 'narrow'
  accepted: 'accepted' | 'open'
  onAccept: () => void
  onLeaveOut: () => void
}

function Decision({ shape: { label, needsAcceptance }, room, accepted, onAccept, onLeaveOut }: DecisionProps) {
  return (
    <span className={`flex shrink-0 items-center justify-end gap-3 text-table ${room === 'wide' ? 'w-60' : 'w-20'}`}>
      {needsAcceptance && (
        <Checkbox label={`Accept shape ${label}`} checked={accepted === 'accepted'} onClick={onAccept} />
      )}
      <Button size="small" variant="quiet" aria-label={`Leave out shape ${label}`} onClick={onLeaveOut}>
        Leave out
      </Button>
    </span>
  )
}
