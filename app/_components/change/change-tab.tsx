import { api } from '../../_trpc/server.tsx'
import { Banner } from '../../_ui/feedback/banner.tsx'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import { Stack } from '../../_ui/page/layouts.tsx'
import type { TargetRecord } from '../record/target-record.ts'
import { ChangeForm } from './change-form.tsx'
import type { TargetRef } from './target-ref.ts'

interface Props {
  at: TargetRef
  target: TargetRecord
  /** The version the address asks to upgrade to. */
  to: string | undefined
}

/** The form to change a target with, beginning at the version that runs or the one that is asked for. */
export async function ChangeTab({ at, target, to }: Props) {
  const { versions } = await api.templates.choices.query({ template: target.template.name })
  const current = target.version?.number ?? target.desiredVersion
  const initial =
    versions.find(({ number }) => number === to) ?? versions.find(({ number }) => number === current) ?? versions[0]
  if (!initial)
    return <EmptyState title="No version to choose">Every version of this template was withdrawn.</EmptyState>
  const { blocked, spec, version, desiredVersion } = target
  return (
    <Stack>
      {blocked.change && <Banner tone="info" title={blocked.change} />}
      {current && !versions.some(({ number }) => number === current) && (
        <Banner tone="warn" title={`Version ${current}, which runs now, was withdrawn. Choose another one.`} />
      )}
      <ChangeForm
        // After another deployment, or for another version, the form begins anew.
        key={`${target.lastDeployment?.id} ${to}`}
        at={at}
        target={{ blocked, spec, version, desiredVersion }}
        versions={versions}
        initial={initial}
      />
    </Stack>
  )
}
