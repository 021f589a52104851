import type { Finding } from '../../../../server/templates/bundle/finding.ts'
import { StatusMark } from '../../../_components/status/status-mark.tsx'
import { Panel } from '../../../_ui/page/panel.tsx'
import { TextLink } from '../../../_ui/text/text-link.tsx'
import { Mono } from '../../../_ui/text/words.tsx'
import { byUrgency, findingFaces, placeOf } from './finding-face.ts'

interface Props {
  findings: readonly Finding[]
  /** Where a finding can be seen in its file; undefined when nothing was stored. */
  href?: (finding: Finding) => string | undefined
}

/** Everything there is to say about a bundle: what, where, and what to do about it. */
export function FindingList({ findings, href }: Props) {
  return (
    <Panel padding="none">
      <ul aria-label="Findings">
        {byUrgency(findings).map((finding) => (
          <Item
            key={`${finding.code} ${placeOf(finding)} ${finding.message}`}
            finding={finding}
            href={href?.(finding)}
          />
        ))}
      </ul>
    </Panel>
  )
}

function Item({ finding, href }: { finding: Finding; href: string | undefined }) {
  const { mark, tone, word } = findingFaces[finding.severity]
  const place = <Mono>{placeOf(finding)}</Mono>
  return (
    <li className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-line border-b px-4 py-3 last:border-0 md:grid-cols-[6rem_minmax(0,1fr)_minmax(0,18rem)]">
      <span className="flex items-center gap-1.5 self-start text-table">
        <StatusMark mark={mark} tone={tone} />
        {word}
      </span>
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="wrap-anywhere">{finding.message}</span>
        <span className="wrap-anywhere text-muted text-table">{finding.advice}</span>
      </span>
      <span className="wrap-anywhere col-start-2 flex flex-col gap-0.5 md:col-start-3 md:items-end md:text-right">
        {href ? <TextLink href={href}>{place}</TextLink> : place}
        <span className="font-mono text-fine text-muted">{finding.code}</span>
      </span>
    </li>
  )
}
