import {
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  CircleMinus,
  CirclePause,
  CircleSlash,
  Clock3,
  Ghost,
  Hand,
  LoaderCircle,
  OctagonX,
  TriangleAlert,
} from 'lucide-react'
import type { Mark, Tone } from './face.ts'

const shapes: Record<Mark, typeof CircleCheck> = {
  queued: CircleDashed,
  moving: LoaderCircle,
  done: CircleCheck,
  failed: TriangleAlert,
  stuck: OctagonX,
  paused: CirclePause,
  approval: Hand,
  nothing: CircleMinus,
  baking: Clock3,
  detached: Ghost,
  draft: CircleDotDashed,
  withdrawn: CircleSlash,
}

const tones: Record<Tone, string> = {
  neutral: 'text-muted',
  ok: 'text-ok',
  warn: 'text-warn',
  danger: 'text-danger',
  moving: 'text-moving',
}

/** The shape alone. A word must stand beside it. */
export function StatusMark({ mark, tone }: { mark: Mark; tone: Tone }) {
  const Shape = shapes[mark]
  const motion = mark === 'moving' ? 'animate-spin' : ''
  return <Shape aria-hidden strokeWidth={2.25} className={`size-3.5 shrink-0 ${tones[tone]} ${motion}`} />
}
