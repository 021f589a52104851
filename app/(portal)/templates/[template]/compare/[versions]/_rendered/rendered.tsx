'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { PlanView } from '../../../../../../_components/plan/plan-view.tsx'
import { type CompareQuery, paths } from '../../../../../../_lib/paths.ts'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import { problemOf } from '../../../../../../_trpc/problem.ts'
import { Banner } from '../../../../../../_ui/feedback/banner.tsx'
import { SkeletonPanel } from '../../../../../../_ui/feedback/skeleton.tsx'
import { Row, Stack } from '../../../../../../_ui/page/layouts.tsx'
import { Panel } from '../../../../../../_ui/page/panel.tsx'
import { TargetPicker } from '../../../[version]/edit/_result/target/target-picker.tsx'
import { LookSwitch } from '../_sides/look-switch.tsx'
import { TextDiff } from '../_sides/text-diff.tsx'

interface Props {
  template: string
  before: string
  after: string
  /** Id of a live target; undefined: the versions' own examples. */
  target: string | undefined
  shows: 'plan' | 'rendered'
  look: 'split' | undefined
}

/** Both versions rendered with the same spec: what going from one to the other does to resources, or to the text. */
export function Rendered({ template, before, after, target, shows, look }: Props) {
  const router = useRouter()
  const { data, error } = useQuery(
    useTRPC().versions.compareRendered.queryOptions(
      { template, before, after, ...(target ? { target } : {}) },
      { placeholderData: keepPreviousData },
    ),
  )
  const at = (query: CompareQuery) =>
    paths.compareVersions(template, before, after, { tab: shows, target, look, ...query })
  return (
    <Stack>
      <Row>
        <TargetPicker
          template={template}
          chosen={data?.target ?? undefined}
          onChoose={(chosen) => router.push(at({ target: chosen?.id }), { scroll: false })}
        />
        {shows === 'rendered' && <LookSwitch look={look} href={at({ look: look === 'split' ? undefined : 'split' })} />}
      </Row>
      {error && <Banner tone="danger" title={problemOf(error).message} />}
      {!data && !error && <SkeletonPanel lines={6} />}
      {data?.trouble && <Banner tone="warn" title={data.trouble} />}
      {data?.trouble === null && shows === 'plan' && (
        <Panel>
          <PlanView plan={data.plan} tookMs={data.tookMs} />
        </Panel>
      )}
      {data?.trouble === null && shows === 'rendered' && (
        <TextDiff
          path="template.yaml"
          before={{ number: before, text: data.before.body }}
          after={{ number: after, text: data.after.body }}
          look={look}
        />
      )}
    </Stack>
  )
}
