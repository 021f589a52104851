import { desc, eq, isNotNull } from 'drizzle-orm'
import { accounts } from '../../drizzle/schema/accounts.ts'
import { deployments, renderedTemplates } from '../../drizzle/schema/deployments.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import { templates, templateVersions } from '../../drizzle/schema/templates.ts'
import type { Ctx } from '../context.ts'
import { refused } from '../errors.ts'
import { authorize } from '../policy/policy.ts'
import { formatVersion } from '../templates/versions/version.ts'
import { checkSource } from './check-source.ts'
import { inWords, isInScope, type Objection } from './guardrail.ts'
import type { TryPolicy } from './inputs.ts'
import { evaluate } from './judge.ts'
import { readObjections } from './objections.ts'
import type { Subject } from './policy-input.ts'

/** Deployments are read and judged so many at a time: their templates are large. */
const chunkSize = 50

interface Hit {
  target: { id: string; name: string }
  /** The newest deployment it would have held back. */
  deploymentId: string
  template: string
  version: string
  at: Date
  deployments: number
  message: string
  objections: Objection[]
}

/**
 * What a policy, saved or not, would have said of the newest deployments: of the very templates that were sent and the
 * plans that were made. Grouped by target, the newest first. Keeps nothing.
 */
export async function tryPolicy(ctx: Ctx, { source, scope, last }: TryPolicy) {
  authorize(ctx, 'guardrails:manage')
  const began = performance.now()
  await checkSource(ctx.validator, source)
  const hits = new Map<string, Hit>()
  let lookedAt = 0
  let held = 0
  for (let from = 0; from < last; from += chunkSize) {
    const rows = await readDeployments(ctx, from, Math.min(chunkSize, last - from))
    const inScope = rows.filter((row) => isInScope(scope, subjectOf(row).target))
    lookedAt += inScope.length
    const answer = await evaluate(ctx.validator, [{ id: 'policy', source }], inScope.map(subjectOf))
    if ('closed' in answer) throw refused(answer.closed, 'GUARDRAILS_CLOSED')
    for (const [index, row] of inScope.entries()) {
      const objections = readObjections(answer.found[index]?.policy ?? [])
      if (objections.length === 0) continue
      held++
      const known = hits.get(row.target.id)
      if (known) known.deployments++
      else hits.set(row.target.id, hitOf(row, objections))
    }
    if (rows.length < chunkSize) break
  }
  return { lookedAt, held, targets: [...hits.values()], tookMs: Math.round(performance.now() - began) }
}

type Row = Awaited<ReturnType<typeof readDeployments>>[number]

function readDeployments({ db }: Ctx, offset: number, limit: number) {
  return db
    .select({
      deployment: {
        id: deployments.id,
        createdAt: deployments.createdAt,
        parameters: deployments.parameters,
        plan: deployments.plan,
        verifiedPlan: deployments.verifiedPlan,
      },
      body: renderedTemplates.body,
      target: { id: targets.id, name: targets.name, stage: targets.stage },
      template: { name: templates.name, kind: templates.kind },
      version: { major: templateVersions.major, minor: templateVersions.minor },
      region: accounts.region,
    })
    .from(deployments)
    .innerJoin(renderedTemplates, eq(renderedTemplates.digest, deployments.bodyDigest))
    .innerJoin(targets, eq(targets.id, deployments.targetId))
    .innerJoin(templateVersions, eq(templateVersions.id, deployments.versionId))
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .innerJoin(accounts, eq(accounts.id, deployments.accountId))
    .where(isNotNull(deployments.bodyDigest))
    .orderBy(desc(deployments.createdAt), desc(deployments.id))
    .limit(limit)
    .offset(offset)
}

function subjectOf({ deployment, body, target, template, version, region }: Row): Subject {
  return {
    body,
    parameters: deployment.parameters ?? {},
    plan: deployment.verifiedPlan ?? deployment.plan,
    target: {
      id: target.id,
      name: target.name,
      template: template.name,
      kind: template.kind,
      version: formatVersion(version),
      stage: target.stage,
      region,
    },
  }
}

const hitOf = ({ deployment, target, template, version }: Row, objections: Objection[]): Hit => ({
  target: { id: target.id, name: target.name },
  deploymentId: deployment.id,
  template: template.name,
  version: formatVersion(version),
  at: deployment.createdAt,
  deployments: 1,
  message: inWords({ objections }),
  objections,
})
