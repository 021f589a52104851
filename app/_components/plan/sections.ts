import type { Plan, ResourceChange } from '../../../server/plans/plan.ts'
import { endangersData } from '../../../server/plans/risk.ts'
import type { Face } from '../status/face.ts'

/** Consequences of one kind, most dangerous kind first. A resource stands in the first that fits it, and only there. */
interface Section {
  title: string
  face: Pick<Face, 'mark' | 'tone'>
  holds: (change: ResourceChange) => boolean
}

const sections: readonly Section[] = [
  { title: 'Data can be lost', face: { mark: 'stuck', tone: 'danger' }, holds: endangersData },
  { title: 'Replaced', face: { mark: 'failed', tone: 'warn' }, holds: ({ action }) => action === 'replace' },
  { title: 'May be replaced', face: { mark: 'failed', tone: 'warn' }, holds: ({ action }) => action === 'may_replace' },
  { title: 'Removed', face: { mark: 'nothing', tone: 'warn' }, holds: ({ action }) => action === 'remove' },
  { title: 'IAM and exposure', face: { mark: 'failed', tone: 'warn' }, holds: ({ security }) => security.length > 0 },
  { title: 'Changed in place', face: { mark: 'draft', tone: 'neutral' }, holds: ({ action }) => action === 'change' },
  { title: 'Added', face: { mark: 'done', tone: 'ok' }, holds: () => true },
]

/** The changes of a plan in order of danger. */
export function sectionsOf({ changes }: Pick<Plan, 'changes'>) {
  const left = new Set(changes)
  return sections
    .map(({ title, face, holds }) => {
      const held = [...left].filter(holds)
      for (const change of held) left.delete(change)
      return { title, face, changes: held }
    })
    .filter((section) => section.changes.length > 0)
}
