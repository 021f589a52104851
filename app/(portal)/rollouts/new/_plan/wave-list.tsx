'use client'

import { formatCount, formatDuration } from '../../../../_lib/format.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { Section } from '../../../../_ui/page/section.tsx'

type Plan = Answers['rollouts']['preview']

/** The order in which it happens, and how long that takes at least. */
export function WaveList({ plan: { waves, tolerance, bakeMinutes, typicalSeconds } }: { plan: Plan }) {
  if (waves.length === 0) return null
  const pace =
    typicalSeconds === null ? 'nobody has been upgraded yet' : `≈ ${formatDuration(typicalSeconds * 1000)} each`
  return (
    <Section
      title="Waves"
      description={`${formatCount(waves.length, 'wave')} · ${bakeMinutes > 0 ? `bakes of ${formatDuration(bakeMinutes * 60_000)} in all` : 'no bake'} · ${pace} · pauses at failure ${tolerance + 1}`}
    >
      <ol aria-label="Waves" className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-2">
        {waves.map((wave) => (
          <li
            key={wave.number}
            className="flex flex-col gap-0.5 rounded-control border border-line bg-raised px-3 py-2"
          >
            <span className="text-fine text-muted">Wave {wave.number}</span>
            <span className="font-medium">{wave.name}</span>
            <span className="text-table">
              {formatCount(wave.size, 'member')}
              <span className="text-muted">
                {wave.bakeMinutes === 0 ? ', no bake' : `, bake ${formatDuration(wave.bakeMinutes * 60_000)}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
