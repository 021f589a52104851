'use client'

import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { Banner } from '../../../../../../_ui/feedback/banner.tsx'
import { Mono } from '../../../../../../_ui/text/words.tsx'
import type { Tried } from './use-tried.ts'

interface Props {
  tried: Extract<Tried, { ok: false }>
  onOpenFinding: (finding: Finding) => void
}

/** Why the text makes nothing yet, or the target's spec does not fit it. */
export function Trouble({ tried: { trouble, target }, onOpenFinding }: Props) {
  const { finding, message, issues } = trouble
  return (
    <div className="p-4">
      <Banner
        tone="warn"
        title={finding ? 'It does not render yet.' : `${target?.name ?? 'The example'} does not fit.`}
        action={
          finding && (
            <Button size="small" onClick={() => onOpenFinding(finding)}>
              Go to {[finding.file.split('/').at(-1), finding.line].filter(Boolean).join(':')}
            </Button>
          )
        }
      >
        {message}
        {issues.length > 1 && (
          <ul className="list-disc pt-1 pl-5">
            {issues.map(({ at, message: what }) => (
              <li key={`${at} ${what}`}>
                <Mono>{at}</Mono> {what}
              </li>
            ))}
          </ul>
        )}
      </Banner>
    </div>
  )
}
