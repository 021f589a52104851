import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { load } from 'js-yaml'
import { guardrailPolicies } from '../../drizzle/schema/guardrails.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { PolicyDraft } from './inputs.ts'

/**
 * Stores the policies below `templates/guardrails/` in an installation that has none. From then on they are data that operators
 * edit: a later start changes nothing, and a policy that was renamed does not come back.
 */
export async function installStarterPolicies(ctx: Ctx, folder = path.join(process.cwd(), 'templates/guardrails')) {
  const policies = readStarterPolicies(folder)
  await ctx.db.transaction(async (tx) => {
    const [known] = await tx.select({ id: guardrailPolicies.id }).from(guardrailPolicies).limit(1)
    if (known) return
    for (const policy of policies) {
      const [row] = await tx
        .insert(guardrailPolicies)
        .values({ ...policy, savedBy: ctx.actor.name })
        .onConflictDoNothing()
        .returning()
      if (!row) continue
      const { severity, enabled } = row
      const details = { after: { severity, enabled } }
      await record(tx, ctx, { action: 'guardrail.create', subject: { id: row.id, name: row.name }, details })
    }
  })
}

/** The policies that come with Hadron, by file. */
export function readStarterPolicies(folder: string): PolicyDraft[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => PolicyDraft.parse(load(readFileSync(path.join(folder, name), 'utf8'))))
}
