import { actions, type Plan, type ResourceAction } from './plan.ts'

const verbs: Record<ResourceAction, string> = {
  add: 'adds',
  change: 'changes',
  replace: 'replaces',
  may_replace: 'may replace',
  remove: 'removes',
}

/** The plan in a sentence or three: what happens, what is at stake, what stays as it is. */
export function headlineOf(counts: Plan['counts']): string {
  const total = actions.reduce((sum, action) => sum + counts[action], 0)
  if (total === 0) return 'Changes no resources.'
  if (counts.add === total) return join([`Adds ${resources(total)}.`, ...stakes(counts)])
  if (counts.remove === total) return join([`Removes ${resources(total)}.`, ...stakes(counts)])
  const quiet = counts.security === 0 ? ['IAM unchanged.'] : []
  return join([consequences(counts), ...stakes(counts), ...quiet])
}

/** People look for what is *not* replaced and removed as much as for what is, so both are always said. */
function consequences(counts: Plan['counts']): string {
  const always: ResourceAction[] = ['replace', 'remove']
  const said = actions.filter((action) => counts[action] > 0 || always.includes(action))
  const first = said.find((action) => counts[action] > 0)
  const ordered = first === undefined ? said : [first, ...said.filter((action) => action !== first)]
  return `${capitalised(ordered.map((action, i) => `${verbs[action]} ${i === 0 ? resources(counts[action]) : amount(counts[action])}`).join(', '))}.`
}

function stakes({ dataBearing, security }: Plan['counts']): string[] {
  return [
    dataBearing > 0 ? `Data of ${resources(dataBearing)} can be lost.` : '',
    security > 0 ? `Widens permissions or exposure of ${resources(security)}.` : '',
  ]
}

const resources = (count: number) => (count === 1 ? '1 resource' : `${count} resources`)
const amount = (count: number) => (count === 0 ? 'none' : String(count))
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const join = (sentences: string[]) => sentences.filter(Boolean).join(' ')
