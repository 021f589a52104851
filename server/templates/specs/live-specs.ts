import { sql } from 'drizzle-orm'
import type { Tx } from '../../db.ts'
import type { BundleSchema } from '../bundle/bundle.ts'
import type { Part } from '../bundle/part.ts'
import { checkSpec, type Spec } from './spec.ts'

/** Targets that wish for the same: checked once, however many they are. */
export interface LiveSpecs {
  part: Part
  spec: Spec
  targets: number
  /** Some of their names, in order. */
  names: string[]
}

/** A field at which the specs of running targets would no longer be accepted. */
export interface LiveBreak {
  /** JSON pointer into the spec; empty for the whole. */
  at: string
  /** Goes on after the field's name, with the most frequent of the values: "is 30; at most 14". */
  message: string
  targets: number
  names: string[]
}

const named = 20

/** The specs that targets of a major wish for, equal ones together, in one pass over the fleet. */
export async function readLiveSpecs(
  db: Pick<Tx, 'execute'>,
  { templateId, major }: { templateId: string; major: number },
): Promise<LiveSpecs[]> {
  const { rows } = await db.execute<LiveSpecs & Record<string, unknown>>(sql`
    select case t.kind when 'environment' then 'infrastructure' else t.kind end as part, t.desired_spec as spec,
      count(*)::int as targets, (array_agg(t.name order by t.name))[1:${sql.raw(String(named))}] as names
    from targets t join template_versions v on v.id = t.desired_version_id
    where t.template_id = ${templateId} and v.major = ${major} and t.deleted_at is null and t.lifecycle <> 'deleting'
    group by 1, 2`)
  return rows
}

/** Where a new schema refuses what runs, the field that hits most targets first. Pure. */
export function liveBreaks(schema: BundleSchema, live: LiveSpecs[]): LiveBreak[] {
  const breaks = new Map<string, LiveBreak>()
  for (const { part, spec, targets, names } of live.toSorted((a, b) => b.targets - a.targets)) {
    for (const { at, code, message } of checkSpec(schema[part], spec).issues) {
      const known = breaks.get(`${at} ${code}`)
      const together = [...(known?.names ?? []), ...names].toSorted().slice(0, named)
      const said = known?.message ?? message
      breaks.set(`${at} ${code}`, { at, message: said, targets: (known?.targets ?? 0) + targets, names: together })
    }
  }
  return [...breaks.values()].toSorted((a, b) => b.targets - a.targets || (a.at < b.at ? -1 : 1))
}
