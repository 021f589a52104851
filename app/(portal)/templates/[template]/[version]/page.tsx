import { formatWord } from '../../../../_lib/format.ts'
import { paths, type VersionTab, versionTabs } from '../../../../_lib/paths.ts'
import { Live } from '../../../../_trpc/live.tsx'
import { api, found } from '../../../../_trpc/server.tsx'
import { Page } from '../../../../_ui/page/page.tsx'
import { Tabs } from '../../../../_ui/page/tabs.tsx'
import { VersionActions } from './_actions/version-actions.tsx'
import { Files } from './_files/files.tsx'
import { Documents } from './documents.tsx'
import { EditVersion } from './edit/_actions/edit-version.tsx'
import { Findings } from './findings.tsx'
import { FormPreview } from './form-preview.tsx'
import { VersionFacts } from './version-facts.tsx'
import { Withdrawn } from './withdrawn.tsx'

interface Props {
  params: Promise<{ template: string; version: string }>
  searchParams: Promise<{ tab?: string; file?: string }>
}

const namesIn = async (params: Props['params']) => {
  const { template, version } = await params
  return { template: decodeURIComponent(template), version: decodeURIComponent(version) }
}

export async function generateMetadata({ params }: Props) {
  const { template, version } = await namesIn(params)
  return { title: `${template} ${version}` }
}

export default async function VersionPage({ params, searchParams }: Props) {
  const ref = await namesIn(params)
  const { tab, file } = await searchParams
  const version = await found(api.versions.get.query(ref))
  const broken = version.status === 'draft' && version.findings.some(({ severity }) => severity === 'error')
  const current = versionTabs.find((each) => each === tab) ?? (broken ? 'findings' : 'files')
  const counts: Partial<Record<VersionTab, number>> = {
    files: version.files.length,
    findings: version.findings.length,
  }
  const tabs = versionTabs.map((id) => ({
    id,
    label: id === 'form' ? 'Form preview' : formatWord(id),
    href: paths.version(ref.template, ref.version, { tab: id }),
    count: counts[id],
  }))
  return (
    <Page
      title={`${version.template.title} ${version.number}`}
      facts={<VersionFacts version={version} />}
      action={
        <>
          <EditVersion template={ref.template} version={version.number} status={version.status} />
          <VersionActions version={version} />
        </>
      }
      tabs={<Tabs label="Version" tabs={tabs} current={current} />}
    >
      <Live topics={[`template:${version.template.id}`]} />
      <Withdrawn version={version} />
      {current === 'files' && <Files version={version} path={file} />}
      {current === 'findings' && <Findings version={version} />}
      {current === 'form' && <FormPreview schema={version.schema} example={version.example} />}
      {current === 'docs' && <Documents version={version} />}
    </Page>
  )
}
