import { denied } from '../../../../server/policy/policy.ts'
import { paths } from '../../../_lib/paths.ts'
import { api } from '../../../_trpc/server.tsx'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import { Split } from '../../../_ui/page/layouts.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { requireMember } from '../../../api/auth/session.ts'
import { BundleLayout } from './bundle-layout.tsx'
import { UploadForm } from './upload-form.tsx'

export const metadata = { title: 'Upload version' }

export default async function UploadPage({ searchParams }: { searchParams: Promise<{ template?: string }> }) {
  const [{ template }, member, templates] = await Promise.all([
    searchParams,
    requireMember(),
    api.templates.list.query({}),
  ])
  const mayNot = denied(member, 'templates:publish')
  return (
    <Page
      title="Upload version"
      description="A bundle becomes a draft: look at it, publish it, and teams can ask for it. Nothing that runs changes."
    >
      {mayNot ? (
        <EmptyState
          title="You may not upload versions"
          action={<LinkButton href={paths.templates()}>Back to templates</LinkButton>}
        >
          {mayNot}
        </EmptyState>
      ) : (
        <Split aside={<BundleLayout />}>
          <UploadForm
            templates={templates.map(({ name, title, kind }) => ({ name, title, kind }))}
            preset={templates.find(({ name }) => name === template)?.name}
          />
        </Split>
      )}
    </Page>
  )
}
