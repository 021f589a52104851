import type { ReactNode } from 'react'
import type { Finding } from '../../../../../../server/templates/bundle/finding.ts'
import { StatusMark } from '../../../../../_components/status/status-mark.tsx'
import { byUrgency, findingFaces } from '../../../_findings/finding-face.ts'

/** What was found on each line, to stand right under it. */
export function lineNotes(findings: readonly Finding[]): ReadonlyMap<number, ReactNode> {
  const lines = new Set(findings.flatMap(({ line }) => line ?? []))
  return new Map(
    [...lines].map((line) => [line, <Note key={line} findings={findings.filter((each) => each.line === line)} />]),
  )
}

const boxes = {
  error: 'border-danger-line bg-danger-bg',
  warning: 'border-warn-line bg-warn-bg',
  info: 'border-info-line bg-info-bg',
} satisfies Record<Finding['severity'], string>

function Note({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="sticky left-12 my-1 ml-12 flex w-fit max-w-3xl flex-col gap-1 font-sans">
      {byUrgency(findings).map(({ severity, code, message, advice }) => {
        const { mark, tone, word } = findingFaces[severity]
        return (
          <li
            key={`${code} ${message}`}
            className={`flex items-start gap-2 whitespace-normal rounded-control border px-2.5 py-1.5 text-table ${boxes[severity]}`}
          >
            <span className="pt-0.75">
              <StatusMark mark={mark} tone={tone} />
            </span>
            <span className="wrap-anywhere min-w-0">
              <span className="sr-only">{word}: </span>
              {message} <span className="text-muted">{advice}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
