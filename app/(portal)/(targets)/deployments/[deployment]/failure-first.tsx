'use client'

import { changeHref, targetRefOf } from '../../../../_components/change/target-ref.ts'
import { DeleteTarget } from '../../../../_components/record/delete-target.tsx'
import { LinkButton } from '../../../../_ui/button/link-button.tsx'
import { Banner } from '../../../../_ui/feedback/banner.tsx'
import { Row, Stack } from '../../../../_ui/page/layouts.tsx'
import { CopyButton } from '../../../../_ui/text/copy-button.tsx'
import { Mono } from '../../../../_ui/text/words.tsx'
import type { Deployment } from './use-deployment.ts'

/** Why it failed, before anything else: the first cause in plain words, and what can be done about it now. */
export function FailureFirst({ deployment }: { deployment: Deployment }) {
  const { failure, laterDeploymentId } = deployment
  if (deployment.status !== 'failed' || !failure) return null
  return (
    <Banner tone={failure.kind === 'stuck' ? 'danger' : 'warn'} title={failure.message}>
      <Stack>
        <FirstCause failure={failure} />
        {!laterDeploymentId && <WhatNow deployment={deployment} />}
      </Stack>
    </Banner>
  )
}

function FirstCause({ failure: { code, message, resource } }: { failure: NonNullable<Deployment['failure']> }) {
  const words = resource ? `${resource.logicalId} (${resource.type}) ${resource.status}: ${resource.reason}` : message
  return (
    <Row gap="narrow">
      <span>First cause</span>
      {resource ? (
        <>
          <Mono>{resource.logicalId}</Mono>
          <Mono>{resource.type}</Mono>
          <Mono>{resource.status}</Mono>
        </>
      ) : (
        <Mono>{code}</Mono>
      )}
      <CopyButton text={words} label="Copy error" />
    </Row>
  )
}

function WhatNow({ deployment: { id, kind, target, blocked } }: { deployment: Deployment }) {
  const at = targetRefOf(target)
  return (
    <Row gap="narrow">
      {kind !== 'delete' && (
        <LinkButton href={changeHref(at, { from: id })} variant="primary" disabledReason={blocked.change}>
          Change the spec and try again
        </LinkButton>
      )}
      <DeleteTarget target={{ name: target.name, blocked }} at={at} />
    </Row>
  )
}
