'use client'

import { useQuery } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { formatCount, formatDuration } from '../../../_lib/format.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { problemOf } from '../../../_trpc/problem.ts'
import { Button } from '../../../_ui/button/button.tsx'
import { Banner } from '../../../_ui/feedback/banner.tsx'
import { SkeletonLine } from '../../../_ui/feedback/skeleton.tsx'
import { Stack } from '../../../_ui/page/layouts.tsx'
import { Muted } from '../../../_ui/text/words.tsx'
import { ImpactHeadline } from './impact-headline.tsx'
import { ImpactOut } from './impact-out.tsx'
import { ImpactQuestions } from './impact-questions.tsx'
import { ImpactShapes } from './impact-shapes.tsx'

interface Props {
  template: string
  version: string
}

/**
 * What upgrading everybody to a version would do, a draft's included. It asks by itself, blocks nothing, and stops
 * asking when it leaves the page. Give it the draft's revision as its `key`, and it asks anew.
 */
export function FleetImpact({ template, version }: Props) {
  const { data, error, refetch, isFetching } = useQuery(
    useTRPC().versions.impact.queryOptions({ template, version }, { staleTime: 0, trpc: { abortOnUnmount: true } }),
  )
  if (error && !data) {
    return (
      <Banner
        tone="warn"
        title={`The impact on the fleet is not known: ${problemOf(error).message}`}
        action={
          <Button size="small" onClick={() => void refetch()}>
            Try again
          </Button>
        }
      />
    )
  }
  if (!data) return <Planning />
  return (
    <Stack>
      <ImpactHeadline impact={data} />
      <ImpactShapes shapes={data.shapes} />
      <ImpactQuestions questions={data.questions} />
      <ImpactOut out={data.out} />
      <p className="text-fine">
        <Muted>
          {formatCount(data.fleet, 'target')} looked at in {formatDuration(data.tookMs)} by instant plans, without
          asking AWS. Publishing upgrades nobody: a rollout does, when somebody plans one.
          {isFetching && ' Looking again.'}
        </Muted>
      </p>
    </Stack>
  )
}

function Planning() {
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="flex items-center gap-2 text-muted text-table">
        <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
        Planning the upgrade of every target
      </p>
      <SkeletonLine width="71%" />
      <SkeletonLine width="53%" />
    </div>
  )
}
