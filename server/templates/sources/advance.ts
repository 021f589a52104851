import { and, eq, sql } from 'drizzle-orm'
import { templateSources } from '../../../drizzle/schema/sources.ts'
import { templates } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { announce } from '../../live.ts'
import { log } from '../../log.ts'
import { leaseSeconds } from '../../worker/claim.ts'
import type { LookAgain } from '../../worker/context.ts'
import type { TemplateRow } from '../versions/load.ts'
import { draftCommit } from './draft.ts'
import type { SourceRow } from './queries.ts'
import { readSource, type SourceBundle, UnreadableCommit } from './read.ts'
import { retryAfterMs, type SyncProblem } from './source.ts'

interface Claim {
  id: string
  fence: number
}

type Outcome = { read: SourceBundle } | { unchanged: true } | { problem: SyncProblem; retry: 'soon' | 'as planned' }

/** Looks at the repository of a claimed source: a new commit whose bytes are new becomes a draft. */
export async function advanceSource(ctx: Ctx, claim: Claim): Promise<LookAgain> {
  const found = await find(ctx, claim)
  if (!found) return { lookAgainMs: null }
  const outcome = await withLease(ctx, claim, () => look(ctx, found.source))
  return ctx.db.transaction(async (tx) => {
    const { template, source } = found
    // Whoever changed or took over the source since has a higher fence; what was read is void then.
    const held = await tx
      .update(templateSources)
      .set({ ...columnsAfter(source, outcome), syncedAt: sql`clock_timestamp()` })
      .where(and(eq(templateSources.id, claim.id), eq(templateSources.fence, claim.fence)))
    if (held.rowCount !== 1) return { lookAgainMs: null }
    if ('read' in outcome) {
      const { version, known } = await draftCommit(tx, ctx, template, outcome.read)
      if (!known) {
        await record(tx, ctx, {
          action: 'source.sync',
          subject: { id: source.id, name: template.name },
          details: { commit: outcome.read.commit.sha, version },
        })
      }
    }
    await announce(tx, `template:${template.id}`)
    return { lookAgainMs: nextLook(source, outcome) }
  })
}

async function find(ctx: Ctx, { id, fence }: Claim): Promise<{ template: TemplateRow; source: SourceRow } | undefined> {
  const [found] = await ctx.db
    .select({ template: templates, source: templateSources })
    .from(templateSources)
    .innerJoin(templates, eq(templates.id, templateSources.templateId))
    .where(and(eq(templateSources.id, id), eq(templateSources.fence, fence)))
  return found
}

/** Reading may take longer than a lease: it is renewed meanwhile, as long as the claim is ours. */
async function withLease<T>(ctx: Ctx, { id, fence }: Claim, work: () => Promise<T>): Promise<T> {
  const renew = () =>
    ctx.db
      .update(templateSources)
      .set({ leaseUntil: sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
      .where(and(eq(templateSources.id, id), eq(templateSources.fence, fence)))
      // It ends then, and somebody else looks again: the fence keeps both apart.
      .catch((error: unknown) => log.warn({ err: error, id }, 'renewing a lease failed'))
  const timer = setInterval(() => void renew(), (leaseSeconds / 3) * 1_000)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

async function look(ctx: Ctx, source: SourceRow): Promise<Outcome> {
  try {
    const read = await readSource(ctx, source, source.problem?.sha ?? source.commit?.sha)
    return read ? { read } : { unchanged: true }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { reason, message, issues } = error
    return error instanceof UnreadableCommit
      ? { problem: { reason, message, issues, sha: error.sha }, retry: 'as planned' }
      : { problem: { reason, message, issues }, retry: 'soon' }
  }
}

function columnsAfter({ problem, failures }: SourceRow, outcome: Outcome) {
  if ('read' in outcome) return { commit: outcome.read.commit, problem: null, failures: 0 }
  if ('problem' in outcome) return { problem: outcome.problem, failures: failures + 1 }
  // The commit that could not be read is still the newest: its problem stands.
  return problem?.sha ? { failures: 0 } : { problem: null, failures: 0 }
}

function nextLook({ everyMinutes, failures }: SourceRow, outcome: Outcome): number | null {
  if (everyMinutes === null) return null
  return 'problem' in outcome && outcome.retry === 'soon' ? retryAfterMs(failures + 1) : everyMinutes * 60_000
}
