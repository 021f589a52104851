import { kindsIn, targetSorts, targetViews } from '../../../../_components/target/target-views.ts'
import { listInput } from '../../../../_lib/list-input.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { api } from '../../../../_trpc/server.tsx'
import type { TableState } from '../../../../_ui/table/table-state.ts'

/** A page of a template's fleet: instances and pipelines of a service template, environments of an environment template. */
export function listFleet(
  { kind: of, name: template }: Pick<Answers['templates']['get'], 'kind' | 'name'>,
  state: TableState,
) {
  const { kind, ...filters } = state.filters
  const input = { ...filters, ...listInput(state, { views: targetViews, sorts: targetSorts }), template }
  if (of === 'environment') return api.environments.list.query(input)
  const chosen = kindsIn(kind)
  return api.services.list.query({ ...input, kind: chosen.length > 0 ? chosen : ['instance', 'pipeline'] })
}
