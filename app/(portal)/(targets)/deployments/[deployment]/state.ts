import type { DeploymentKind } from '../../../../../server/deployments/deployment.ts'
import { isStack, storiesOf } from '../../../../_components/deployment/events.ts'
import { formatCount } from '../../../../_lib/format.ts'
import type { Deployment } from './use-deployment.ts'

const verbs: Record<DeploymentKind, string> = {
  create: 'Create',
  change: 'Change',
  upgrade: 'Upgrade',
  rollback: 'Roll back',
  redeploy: 'Redeploy',
  delete: 'Delete',
}

/** What was asked, as a title: "Upgrade orders/prod-eu to 1.1". */
export function titleOf({ kind, target, version }: Pick<Deployment, 'kind' | 'target' | 'version'>) {
  const to = kind === 'upgrade' || kind === 'rollback' ? ` to ${version}` : ''
  return `${verbs[kind]} ${target.name}${to}`
}

const preparing: Record<Deployment['step'], string> = {
  render: 'Rendering the template and planning it again.',
  clear: 'Removing what an earlier attempt left behind.',
  propose: 'Asking CloudFormation for a change set.',
  review: 'CloudFormation is working out the change set.',
  execute: 'The change set is as reviewed; it is about to be carried out.',
  watch: 'CloudFormation has begun.',
}

/** Where it stands, in one sentence. */
export function sentenceOf(deployment: Deployment): string {
  const { status, step, failure, events, cancelRequestedAt, cancelRequestedBy } = deployment
  const said = events.findLast(({ source }) => source === 'status')?.message
  const cancelling = cancelRequestedAt ? ` ${cancelRequestedBy} has asked to cancel it.` : ''
  switch (status) {
    case 'queued':
      return `Requested; a worker takes it up in a moment.${cancelling}`
    case 'preparing':
      return preparing[step] + cancelling
    case 'deploying':
      return progressOf(deployment) + cancelling
    case 'rolling_back':
      return said || 'CloudFormation is rolling back.'
    case 'failed':
      return failure?.message ?? said ?? 'It failed.'
    case 'succeeded':
    case 'cancelled':
      return said || 'It has finished.'
  }
}

function progressOf({ kind, events, plan }: Deployment) {
  const stories = storiesOf(events).filter((story) => !isStack(story))
  const done = stories.filter(({ endedAt }) => endedAt !== null).length
  const busy = stories.length - done
  const verb = { create: 'creating', delete: 'deleting' }[kind as string] ?? 'changing'
  const total = plan ? ` ${formatCount(plan.changes.length, 'resource')}` : ''
  if (stories.length === 0) return `CloudFormation is ${verb}${total || ' the stack'}.`
  return `CloudFormation is ${verb}${total}: ${done} done, ${busy} under way.`
}
