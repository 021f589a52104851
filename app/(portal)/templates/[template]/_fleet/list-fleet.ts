import { targetSorts, targetViews } from '../../../../_components/target/target-views.ts'
import { listInput } from '../../../../_lib/list-input.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { api } from '../../../../_trpc/server.tsx'
import type { TableState } from '../../../../_ui/table/table-state.ts'

/** A page of a template's fleet: instances of a service template, environments of an environment template. */
export function listFleet({ kind, name }: Pick<Answers['templates']['get'], 'kind' | 'name'>, state: TableState) {
  const noun = kind === 'service' ? api.services : api.environments
  const input = { ...state.filters, ...listInput(state, { views: targetViews, sorts: targetSorts }) }
  return noun.list.query({ ...input, template: name })
}
