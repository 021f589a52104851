import { api, found } from '../../../../../_trpc/server.tsx'
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
  // Another draft is another text: nothing of this one may be carried over. What changes is asked for by the workbench
  // itself: no answer of the server may ever take away a page in which somebody writes.
  return (
    <Workbench key={draft.id} initial={draft} version={version} start={{ file, line: Number(line) || undefined }} />
  )
}
