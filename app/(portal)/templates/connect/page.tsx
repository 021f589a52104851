import { denied } from '../../../../server/policy/policy.ts'
import { paths } from '../../../_lib/paths.ts'
import { api } from '../../../_trpc/server.tsx'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import { Split } from '../../../_ui/page/layouts.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { requireMember } from '../../../api/auth/session.ts'
import { BundleLayout } from '../upload/bundle-layout.tsx'
import { ConnectForm } from './connect-form.tsx'

export const metadata = { title: 'Connect a repository' }

export default async function ConnectPage({ searchParams }: { searchParams: Promise<{ template?: string }> }) {
  const [{ template }, member, templates] = await Promise.all([
    searchParams,
    requireMember(),
    api.templates.list.query({}),
  ])
  const mayNot = denied(member, 'templates:publish')
  return (
    <Page
      title="Connect a repository"
      description="Each new commit of a bundle becomes a draft that names its commit. Publishing stays your decision."
    >
      {mayNot ? (
        <EmptyState
          title="You may not connect repositories"
          action={<LinkButton href={paths.templates()}>Back to templates</LinkButton>}
        >
          {mayNot}
        </EmptyState>
      ) : (
        <Split aside={<BundleLayout />}>
          <ConnectForm
            templates={templates.map(({ name, title, kind }) => ({ name, title, kind }))}
            preset={templates.find(({ name }) => name === template)?.name}
          />
        </Split>
      )}
    </Page>
  )
}
