import { Live } from '../../../../../_trpc/live.tsx'
import { api, found } from '../../../../../_trpc/server.tsx'
import { VersionActions } from '../_actions/version-actions.tsx'
import { Workbench } from './workbench.tsx'

interface Props {
  params: Promise<{ template: string; version: string }>
  searchParams: Promise<{ file?: string; line?: string }>
}

const namesIn = async (params: Props['params']) => {
  const { template, version } = await params
  return { template: decodeURIComponent(template), version: decodeURIComponent(version) }
}

export async function generateMetadata({ params }: Props) {
  const { template, version } = await namesIn(params)
  return { title: `Edit ${template} ${version}` }
}

export default async function EditPage({ params, searchParams }: Props) {
  const ref = await namesIn(params)
  const { file, line } = await searchParams
  const [draft, version] = await Promise.all([found(api.drafts.get.query(ref)), found(api.versions.get.query(ref))])
  return (
    <>
      <Live topics={[`template:${draft.template.id}`]} />
      <Workbench
        // Another draft is another text: nothing of this one may be carried over.
        key={draft.id}
        draft={draft}
        start={{ file, line: Number(line) || undefined }}
        actions={<VersionActions version={version} />}
      />
    </>
  )
}
