import { kindFilter, nameFilter, stageFilter } from '../../../../_components/target/target-views.ts'
import { VersionBar } from '../../../../_components/version-bar.tsx'
import { paths } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { api } from '../../../../_trpc/server.tsx'
import { LinkButton } from '../../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../../_ui/feedback/empty-state.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'
import { Table } from '../../../../_ui/table/table.tsx'
import type { TableState } from '../../../../_ui/table/table-state.ts'
import { NoMatch } from '../../../../_ui/toolbar/no-match.tsx'
import { Toolbar } from '../../../../_ui/toolbar/toolbar.tsx'
import { fleetColumns, hrefOf } from './fleet-columns.tsx'
import { PlanUpgrade } from './plan-upgrade.tsx'

interface Props {
  template: Answers['templates']['get']
  list: Answers['services']['list']
  state: TableState
}

/** Who runs this template, at which version: a bar to cut it by, and the list to choose from. */
export async function Fleet({ template, list, state }: Props) {
  const running = template.versionList.filter(({ targets }) => targets > 0).toReversed()
  const parts = [
    ...(template.creating > 0 ? [{ version: null, targets: template.creating }] : []),
    ...running.map(({ number, targets }) => ({ version: number, targets })),
  ]
  const filters = [
    ...(template.kind === 'service' ? [kindFilter] : []),
    nameFilter(
      'version',
      'Version',
      running.map(({ number }) => ({ name: number })),
    ),
    stageFilter,
    nameFilter('team', 'Team', await api.teams.list.query()),
  ]
  return (
    <Stack gap="wide">
      {parts.length > 0 && <VersionBar template={template.name} parts={parts} />}
      <Table
        label="targets"
        columns={fleetColumns}
        rows={list.rows}
        total={list.total}
        rowId={({ id }) => id}
        rowHref={hrefOf}
        state={state}
        toolbar={<Toolbar state={state} search="Search name" filters={filters} />}
        bulk={
          <PlanUpgrade
            template={template.name}
            to={template.recommended}
            blocked={template.blocked.upgrade}
            state={state}
          />
        }
        emptyFiltered={<NoMatch state={state} label="targets" />}
        empty={<NobodyYet template={template} />}
      />
    </Stack>
  )
}

function NobodyYet({ template: { name, kind, recommended } }: Pick<Props, 'template'>) {
  const create = kind === 'service' ? paths.newService : paths.newEnvironment
  return (
    <EmptyState
      title="Nobody runs this yet"
      action={
        recommended ? (
          <LinkButton href={create({ template: name })}>Create {kind}</LinkButton>
        ) : (
          <LinkButton href={paths.template(name, { tab: 'versions' })}>See its versions</LinkButton>
        )
      }
    >
      {recommended
        ? 'Everything that is made from this template will be listed here, with the version it runs.'
        : 'No version is published. Publish a draft, and teams can ask for it.'}
    </EmptyState>
  )
}
