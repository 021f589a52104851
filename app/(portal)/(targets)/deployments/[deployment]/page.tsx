import { tabOf } from '../../../../_components/record/record-tabs.tsx'
import { deploymentTabs } from '../../../../_lib/paths.ts'
import { api, found } from '../../../../_trpc/server.tsx'
import { DeploymentStory } from './deployment-story.tsx'

type Props = { params: Promise<{ deployment: string }>; searchParams: Promise<{ tab?: string }> }

export async function generateMetadata({ params }: Props) {
  return { title: `Deployment ${decodeURIComponent((await params).deployment)}` }
}

export default async function DeploymentPage({ params, searchParams }: Props) {
  const id = decodeURIComponent((await params).deployment)
  const deployment = await found(api.deployments.get.query({ id }))
  return <DeploymentStory key={id} first={deployment} tab={tabOf(deploymentTabs, (await searchParams).tab)} />
}
