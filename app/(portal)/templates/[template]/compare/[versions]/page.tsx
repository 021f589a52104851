import { notFound } from 'next/navigation'
import { type CompareTab, compareTabs, paths } from '../../../../../_lib/paths.ts'
import { Live } from '../../../../../_trpc/live.tsx'
import { api, found } from '../../../../../_trpc/server.tsx'
import { Page } from '../../../../../_ui/page/page.tsx'
import { Tabs } from '../../../../../_ui/page/tabs.tsx'
import { Rendered } from './_rendered/rendered.tsx'
import { ChooseVersions } from './_sides/choose-versions.tsx'
import { NotesBeside } from './_sides/notes-beside.tsx'
import { FileChanges } from './file-changes.tsx'
import { FormChanges } from './form-changes.tsx'

interface Props {
  params: Promise<{ template: string; versions: string }>
  searchParams: Promise<{ tab?: string; target?: string; look?: string }>
}

/** The address names both: `1.0...1.1`. */
async function namesIn(params: Props['params']) {
  const { template, versions } = await params
  const [before, after, ...rest] = decodeURIComponent(versions).split('...')
  if (!before || !after || rest.length > 0) notFound()
  return { template: decodeURIComponent(template), before, after }
}

export async function generateMetadata({ params }: Props) {
  const { template, before, after } = await namesIn(params)
  return { title: `${template} ${before} and ${after}` }
}

export default async function ComparePage({ params, searchParams }: Props) {
  const ref = await namesIn(params)
  const { tab, target, look: asked } = await searchParams
  const look = asked === 'split' ? 'split' : undefined
  const [comparison, template] = await Promise.all([
    found(api.versions.compare.query(ref)),
    found(api.templates.get.query({ template: ref.template })),
  ])
  const { forms, files, before, after } = comparison
  const current = compareTabs.find((each) => each === tab) ?? 'plan'
  const counts: Partial<Record<CompareTab, number>> = {
    form: forms.reduce((sum, { changes }) => sum + changes.length, 0),
    files: files.filter(({ kind }) => kind !== 'same').length,
  }
  const tabs = compareTabs.map((id) => ({
    id,
    label: words[id],
    href: paths.compareVersions(ref.template, ref.before, ref.after, { tab: id, target, look }),
    count: counts[id],
  }))
  return (
    <Page
      title={`${comparison.template.title}: ${ref.before} and ${ref.after}`}
      description="What differs between two versions, and what going from the first to the second does."
      facts={
        <ChooseVersions template={template.name} versions={template.versionList} {...{ before, after, current }} />
      }
      tabs={<Tabs label="Comparison" tabs={tabs} current={current} />}
    >
      <Live topics={[`template:${comparison.template.id}`]} />
      {(current === 'plan' || current === 'rendered') && (
        <Rendered {...ref} target={target} shows={current} look={look} />
      )}
      {current === 'form' && <FormChanges forms={forms} />}
      {current === 'files' && <FileChanges files={files} {...{ before, after, look }} template={template.name} />}
      {current === 'notes' && <NotesBeside before={before} after={after} />}
    </Page>
  )
}

const words: Record<CompareTab, string> = {
  plan: 'Resources',
  form: 'Form',
  files: 'Files',
  rendered: 'Rendered template',
  notes: 'Notes',
}
