'use client'

import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { Banner } from '../../../../../../_ui/feedback/banner.tsx'
import { Stack } from '../../../../../../_ui/page/layouts.tsx'
import { Mono } from '../../../../../../_ui/text/words.tsx'
import { placeOf } from '../../../../_findings/finding-face.ts'
import { wordsOf } from './finding-words.ts'
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
      >
        <Stack gap="narrow">
          <p>{finding ? wordsOf(finding) : message}</p>
          {issues.length > 1 && (
            <ul className="list-disc pl-5">
              {issues.map(({ at, message: what }) => (
                <li key={`${at} ${what}`}>
                  <Mono>{at}</Mono> {what}
                </li>
              ))}
            </ul>
          )}
          {finding && (
            <div>
              <Button size="small" onClick={() => onOpenFinding(finding)}>
                Go to {placeOf(finding)}
              </Button>
            </div>
          )}
        </Stack>
      </Banner>
    </div>
  )
}
