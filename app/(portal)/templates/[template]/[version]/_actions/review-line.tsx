import type { ReactNode } from 'react'
import type { Mark, Tone } from '../../../../../_components/status/face.ts'
import { StatusMark } from '../../../../../_components/status/status-mark.tsx'

/** One thing a review says, with its mark. */
export function ReviewLine({ mark, tone, children }: { mark: Mark; tone: Tone; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <span className="pt-0.75">
        <StatusMark mark={mark} tone={tone} />
      </span>
      <div className="wrap-anywhere min-w-0">{children}</div>
    </li>
  )
}
