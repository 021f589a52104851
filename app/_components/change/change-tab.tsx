import type { ChangeQuery } from '../../_lib/paths.ts'
import { api } from '../../_trpc/server.tsx'
import { Banner } from '../../_ui/feedback/banner.tsx'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import { Stack } from '../../_ui/page/layouts.tsx'
import type { TargetRecord } from '../record/target-record.ts'
import type { Beginning } from './beginning-notes.tsx'
import { ChangeForm } from './change-form.tsx'
import type { TargetRef } from './target-ref.ts'

interface Props {
  at: TargetRef
  target: TargetRecord
  begin: ChangeQuery
}

/** The form to change a target with. It begins with what runs, what the address upgrades to, or a failed attempt. */
export async function ChangeTab({ at, target, begin }: Props) {
  const [{ versions: all }, attempt] = await Promise.all([
    api.templates.choices.query({ template: target.template.name }),
    begin.from ? api.deployments.get.query({ id: begin.from }) : undefined,
  ])
  const versions = all.filter(({ pipeline }) => at.kind !== 'pipeline' || pipeline !== null)
  const current = target.version?.number ?? target.desiredVersion
  const wanted = attempt?.target.id === target.id ? attempt.version : begin.to
  const initial =
    versions.find(({ number }) => number === wanted) ?? versions.find(({ number }) => number === current) ?? versions[0]
  if (!initial)
    return <EmptyState title="No version to choose">Every version of this template was withdrawn.</EmptyState>
  const beginning = attempt?.target.id === target.id ? { spec: attempt.spec } : await specFor(at, initial.number)
  const { blocked, version } = target
  return (
    <Stack>
      {blocked.change && <Banner tone="info" title={blocked.change} />}
      {current && !versions.some(({ number }) => number === current) && (
        <Banner tone="warn" title={`Version ${current}, which runs now, was withdrawn. Choose another one.`} />
      )}
      <ChangeForm
        // After another deployment, or for another beginning, the form begins anew.
        key={[target.lastDeployment?.id, begin.to, begin.from].join(' ')}
        at={at}
        target={{ blocked, version }}
        versions={versions}
        initial={initial}
        beginning={beginning}
      />
    </Stack>
  )
}

function specFor(at: TargetRef, version: string): Promise<Beginning> {
  if (at.kind === 'environment') return api.environments.specFor.query({ environment: at.environment, version })
  if (at.kind === 'pipeline') return api.pipelines.specFor.query({ service: at.service, version })
  return api.instances.specFor.query({ service: at.service, environment: at.environment, version })
}
