import { Suspense } from 'react'
import { paths } from '../../../_lib/paths.ts'
import { Live } from '../../../_trpc/live.tsx'
import { api, found } from '../../../_trpc/server.tsx'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { Markdown } from '../../../_ui/code/markdown.tsx'
import { SkeletonPanel } from '../../../_ui/feedback/skeleton.tsx'
import { Split } from '../../../_ui/page/layouts.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { Muted } from '../../../_ui/text/words.tsx'
import { Costs } from './costs.tsx'
import { InputsTable } from './inputs-table.tsx'
import { Outputs } from './outputs.tsx'
import { TemplateFacts } from './template-facts.tsx'
import { UsedBy } from './used-by.tsx'
import { VersionList } from './version-list.tsx'
import { WhatItCreates } from './what-it-creates.tsx'

type Props = { params: Promise<{ template: string }> }

export async function generateMetadata({ params }: Props) {
  return { title: decodeURIComponent((await params).template) }
}

export default async function CatalogueTemplatePage({ params }: Props) {
  const template = decodeURIComponent((await params).template)
  const [choices, all] = await Promise.all([
    found(api.templates.choices.query({ template })),
    api.templates.list.query({ search: template }),
  ])
  const offered = choices.versions.find(({ number }) => number === choices.recommended) ?? choices.versions[0]
  const used = all.find(({ id }) => id === choices.id)?.targets ?? 0
  const create = choices.kind === 'environment' ? paths.newEnvironment : paths.newService
  const unpublished = offered ? undefined : 'No version is published yet. An operator has to publish one.'
  return (
    <Page
      title={choices.title}
      description={choices.description}
      action={
        <LinkButton
          href={create({ template: choices.name })}
          variant="primary"
          disabledReason={choices.blocked.create ?? unpublished}
        >
          Create {choices.kind}
        </LinkButton>
      }
    >
      <Live topics={['templates', `template:${choices.id}`, 'targets']} />
      <Split
        aside={
          <>
            <TemplateFacts template={choices} offered={offered} used={used} />
            {offered && (
              <Suspense fallback={<SkeletonPanel lines={4} />}>
                <Costs template={choices.name} version={offered.number} />
              </Suspense>
            )}
            <Suspense fallback={<SkeletonPanel lines={4} />}>
              <UsedBy template={choices.name} kind={choices.kind} />
            </Suspense>
            <VersionList template={choices.name} versions={choices.versions} />
          </>
        }
      >
        {offered?.readme ? (
          <Markdown text={withoutTitle(offered.readme)} />
        ) : (
          <Muted>This version came without documentation.</Muted>
        )}
      </Split>
      {offered && (
        <>
          <InputsTable schema={offered.schema[choices.kind === 'environment' ? 'infrastructure' : 'instance']} />
          <Suspense fallback={<SkeletonPanel lines={12} />}>
            <WhatItCreates template={choices.name} version={offered.number} />
            <Outputs template={choices.name} version={offered.number} />
          </Suspense>
        </>
      )}
    </Page>
  )
}

/** Documents begin with their own title, which stands above them already. */
const withoutTitle = (text: string) => text.replace(/^\s*# .*\n/, '')
