'use client'

import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../../_lib/format.ts'
import { paths } from '../../../_lib/paths.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { Banner } from '../../../_ui/feedback/banner.tsx'
import { Stack } from '../../../_ui/page/layouts.tsx'
import { CopyId } from '../../../_ui/text/copy-id.tsx'
import { Mono } from '../../../_ui/text/words.tsx'
import { byUrgency, summarise } from '../_findings/finding-face.ts'
import { FindingList } from '../_findings/finding-list.tsx'
import type { Refusal, Registered, UploadAnswer } from './_bundle/send-bundle.ts'

/** What became of an upload: a draft with its findings, or nothing and every reason why. */
export function UploadResult({ answer }: { answer: UploadAnswer }) {
  return 'registered' in answer ? <Stored registered={answer.registered} /> : <Refused refusal={answer.refusal} />
}

function Stored({ registered: { template, version, findings, known } }: { registered: Registered }) {
  const { data } = useQuery(useTRPC().versions.get.queryOptions({ template, version }))
  const wrong = summarise(findings)
  const worst = byUrgency(findings)[0]
  const name = `${template} ${version}`
  return (
    <Stack>
      <Banner
        tone={findings.some(({ severity }) => severity === 'error') ? 'warn' : 'ok'}
        title={
          known
            ? `These files are ${name} already; nothing was added.`
            : `${name} is stored as a draft${wrong ? `, with ${wrong}` : ''}.`
        }
        action={
          <>
            <LinkButton href={paths.version(template, version)}>Open {version}</LinkButton>
            <LinkButton variant="primary" href={paths.editVersion(template, version, { file: worst?.file })}>
              {wrong ? `Mend ${version} here` : `Edit ${version}`}
            </LinkButton>
          </>
        }
      >
        {data &&
          `It holds ${formatCount(data.files.length, 'file')}: ${data.files.map(({ path }) => path).join(', ')}.`}
      </Banner>
      {findings.length > 0 && (
        <FindingList
          findings={findings}
          href={({ file, line }) => paths.version(template, version, { tab: 'files', file }, line)}
        />
      )}
    </Stack>
  )
}

function Refused({ refusal: { message, issues, requestId } }: { refusal: Refusal }) {
  return (
    <Banner tone="danger" title={`Nothing was stored. ${message}`}>
      <Stack gap="narrow">
        {issues.length > 0 && (
          <ul aria-label="Problems" className="flex list-disc flex-col gap-1.5 pl-5">
            {issues.map(({ at, message: what }) => (
              <li key={`${at} ${what}`}>
                {at && <Mono>{at}</Mono>} {what}
              </li>
            ))}
          </ul>
        )}
        {requestId && (
          <span className="flex items-center gap-1">
            Request <CopyId id={requestId} label="Copy request id" />
          </span>
        )}
      </Stack>
    </Banner>
  )
}
