'use client'

import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { Banner } from '../../../../../../_ui/feedback/banner.tsx'
import { Row, Stack } from '../../../../../../_ui/page/layouts.tsx'
import { Mono, Muted } from '../../../../../../_ui/text/words.tsx'
import { placeOf } from '../../../../_findings/finding-face.ts'
import { wordsOf } from './finding-words.ts'
import type { ResultProps } from './result.ts'
import type { Tried } from './use-tried.ts'

interface Props extends Pick<ResultProps, 'findings' | 'fixes' | 'onOpen'> {
  tried: Extract<Tried, { ok: false }>
}

/** Why the text makes nothing yet, or the target's spec does not fit it. */
export function Trouble({ tried: { trouble, target }, findings, fixes, onOpen }: Props) {
  const { message, issues } = trouble
  const finding = trouble.finding && better(trouble.finding, findings)
  return (
    <div className="p-4">
      <Banner
        tone="warn"
        title={finding ? 'It does not render yet.' : `${target?.name ?? 'The example'} does not fit.`}
      >
        <Stack gap="narrow">
          <p>{finding ? wordsOf(finding) : message}</p>
          {finding && <Muted>{finding.advice}</Muted>}
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
            <Row gap="narrow">
              <Button size="small" onClick={() => onOpen(finding.file, finding.line, finding.column)}>
                Go to {placeOf(finding)}
              </Button>
              {fixes.of(finding).map((fix) => (
                <Button key={fix.label} size="small" onClick={() => fixes.apply(fix)}>
                  {fix.label}
                </Button>
              ))}
            </Row>
          )}
        </Stack>
      </Banner>
    </div>
  )
}

/** The same mistake as the list of findings has it: with its cause, and what may mend it. */
const better = (trouble: Finding, findings: readonly Finding[]): Finding =>
  findings.find(({ code, severity }) => severity === 'error' && code === trouble.code) ?? trouble
