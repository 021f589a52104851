import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from './context.ts'

const kinds = ['template', 'environment', 'service', 'instance', 'pipeline', 'deployment', 'rollout'] as const

/** With a kind only things of that kind, and the first of them by name when there is no text yet. */
export const FindText = z.strictObject({ text: z.string().trim().max(100), kind: z.enum(kinds).optional() })

export interface Hit extends Record<string, unknown> {
  kind: (typeof kinds)[number]
  id: string
  name: string
}

/** What the palette offers for a few typed letters, or for a pasted id. At most 20, best first. */
export async function find({ db }: Ctx, { text, kind }: z.infer<typeof FindText>): Promise<Hit[]> {
  if (text === '' && !kind) return []
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await db.execute<Hit>(sql`
    select kind, id, name from (
      select 'template' as kind, id, name from templates where name ilike ${pattern} or title ilike ${pattern}
      union all select kind, id, name from targets where deleted_at is null and (name ilike ${pattern} or id = ${text})
      union all select 'service', id, name from services where deleted_at is null and (name ilike ${pattern} or id = ${text})
      union all select 'deployment', d.id, t.name from deployments d join targets t on t.id = d.target_id where d.id = ${text}
      union all select 'rollout', r.id, tpl.name from rollouts r join templates tpl on tpl.id = r.template_id where r.id = ${text}
    ) hits where ${kind ? sql`kind = ${kind}` : sql`true`}
    order by (name = ${text}) desc, (name ilike ${`${text}%`}) desc, length(name), name limit 20`)
  return rows
}
