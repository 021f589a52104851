'use client'

import { useQuery } from '@tanstack/react-query'
import type { DeploymentStatus } from '../../../../../../server/deployments/deployment.ts'
import { useTRPC } from '../../../../../_trpc/client.tsx'
import { problemOf } from '../../../../../_trpc/problem.ts'
import { CodeBlock } from '../../../../../_ui/code/code-block.tsx'
import { Banner } from '../../../../../_ui/feedback/banner.tsx'
import { EmptyBox, EmptyState } from '../../../../../_ui/feedback/empty-state.tsx'
import { SkeletonPanel } from '../../../../../_ui/feedback/skeleton.tsx'
import { Stack } from '../../../../../_ui/page/layouts.tsx'
import { CopyId } from '../../../../../_ui/text/copy-id.tsx'
import { Muted } from '../../../../../_ui/text/words.tsx'

/** The template that CloudFormation was given, with its digest. */
export function RenderedTemplate({ id, status }: { id: string; status: DeploymentStatus }) {
  const { data, error, isPending } = useQuery(useTRPC().deployments.renderedTemplate.queryOptions({ id }))
  if (error) return <Banner tone="danger" title={problemOf(error).message} />
  if (isPending) return <SkeletonPanel lines={8} />
  if (!data) {
    const why =
      status === 'queued' || status === 'preparing'
        ? 'It is rendered when a worker takes the deployment up.'
        : 'Nothing was rendered: a deletion needs no template, and an early failure made none.'
    return (
      <EmptyBox>
        <EmptyState title="No rendered template">{why}</EmptyState>
      </EmptyBox>
    )
  }
  return (
    <Stack gap="narrow">
      <span>
        <Muted>SHA-256</Muted> <CopyId id={data.digest} label="Copy digest" />
      </span>
      <CodeBlock label="Rendered template" code={data.body} />
    </Stack>
  )
}
