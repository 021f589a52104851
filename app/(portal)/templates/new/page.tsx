import { denied } from '../../../../server/policy/policy.ts'
import { paths } from '../../../_lib/paths.ts'
import { api } from '../../../_trpc/server.tsx'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import { Split } from '../../../_ui/page/layouts.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { requireMember } from '../../../api/auth/session.ts'
import { StartForm } from './start-form.tsx'
import { WhatFollows } from './what-follows.tsx'

export const metadata = { title: 'New template' }

export default async function NewTemplatePage({ searchParams }: { searchParams: Promise<{ copy?: string }> }) {
  const [{ copy }, member, templates] = await Promise.all([searchParams, requireMember(), api.templates.list.query({})])
  const mayNot = denied(member, 'templates:publish')
  return (
    <Page
      title="New template"
      description="A few questions, then the editor with a small bundle that works. Nobody sees it before you publish it."
      action={
        <>
          <LinkButton href={paths.connectTemplate()}>From a git repository</LinkButton>
          <LinkButton href={paths.uploadTemplate()}>Upload a bundle</LinkButton>
        </>
      }
    >
      {mayNot ? (
        <EmptyState
          title="You may not write templates"
          action={<LinkButton href={paths.templates()}>Back to templates</LinkButton>}
        >
          {mayNot}
        </EmptyState>
      ) : (
        <Split aside={<WhatFollows />}>
          <StartForm
            copy={copy}
            templates={templates.map(({ name, title, kind, latest }) => ({ name, title, kind, latest }))}
          />
        </Split>
      )}
    </Page>
  )
}
