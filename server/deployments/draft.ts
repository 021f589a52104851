import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { accounts } from '../../drizzle/schema/accounts.ts'
import { deployments, renderedTemplates } from '../../drizzle/schema/deployments.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db.ts'
import { notFound, refused } from '../errors.ts'
import { planInstantly } from '../plans/instant-plan.ts'
import type { Plan } from '../plans/plan.ts'
import type { Part } from '../templates/bundle/part.ts'
import { renderPart } from '../templates/rendering/render.ts'
import { validSpec } from '../templates/specs/valid-spec.ts'
import { type LoadedVersion, loadVersion } from '../templates/versions/load.ts'
import { formatVersion } from '../templates/versions/version.ts'
import type { Repository, Spec, TargetKind } from './target.ts'
import { partOf, targetNames } from './target-names.ts'
import { readDelivered } from './targets/delivered.ts'

/** As much of a target as rendering needs; it may not exist yet. */
export interface DraftTarget {
  kind: TargetKind
  name: string
  accountId: string
  stackName: string
  environmentId: string | null
  deployedDeploymentId: string | null
  /** Of a pipeline that does not exist yet; that of another is read. */
  repository?: Repository | null
}

/** What a deployment would send to CloudFormation, and what that would do. Nothing is stored, nothing is called. */
export interface Draft {
  spec: Spec
  body: string
  parameters: Record<string, string>
  /** Of the template's bytes alone, under which it is stored. */
  bodyDigest: string
  /** Of template and parameters: equal digests need no deployment. */
  digest: string
  plan: Plan
  /** Where it would run. */
  region: string
  /** How long rendering and planning took. */
  tookMs: number
}

type Reader = Pick<Tx, 'select'>

/**
 * Renders a version with a spec for a target and plans it instantly against what runs.
 * Problems name the field of the spec, or the line of the template, that is wrong.
 */
export async function draftDeployment(
  ctx: Ctx,
  { target, versionId, spec }: { target: DraftTarget; versionId: string; spec: Spec },
): Promise<Draft> {
  const began = performance.now()
  const version = await loadVersion(ctx.db, versionId)
  const { part, filled, names, before, place } = await prepareDraft(ctx, { target, version, spec })
  const rendered = await renderPart(ctx.renderer, { bundle: version.bundle, part, names })
  return {
    spec: filled,
    ...rendered,
    bodyDigest: sha256(rendered.body),
    plan: planInstantly({ before, after: rendered, place }),
    region: place.region,
    tookMs: Math.round(performance.now() - began),
  }
}

/** Everything that rendering a version for a target and planning it need, read once. */
export async function prepareDraft(
  ctx: Pick<Ctx, 'db'>,
  { target, version, spec }: { target: DraftTarget; version: LoadedVersion; spec: Spec },
) {
  const part: Part = partOf(target.kind)
  requirePart(version, part)
  const filled = validSpec(version, part, spec)
  const account = await readAccount(ctx.db, target.accountId)
  const environment = await environmentOf(ctx.db, target)
  const delivered = target.kind === 'pipeline' ? await deliveredBy(ctx.db, target) : undefined
  const names = targetNames({ target, version, spec: filled, account, environment, delivered })
  const before = target.deployedDeploymentId ? await readDeployed(ctx.db, target.deployedDeploymentId) : undefined
  const place = { region: account.region, awsAccountId: account.awsAccountId, stackName: target.stackName }
  return { part, filled, names, before, place }
}

/** What deleting a target would remove. */
export async function draftDeletion(ctx: Ctx, target: DraftTarget): Promise<Plan> {
  const account = await readAccount(ctx.db, target.accountId)
  const before = target.deployedDeploymentId ? await readDeployed(ctx.db, target.deployedDeploymentId) : undefined
  const place = { region: account.region, awsAccountId: account.awsAccountId, stackName: target.stackName }
  return planInstantly({ before, after: 'removed', place })
}

/** A version without a pipeline can make no pipeline, whatever its spec. */
export function requirePart(version: LoadedVersion, part: Part) {
  if (part !== 'pipeline' || version.bundle.parts.pipeline) return
  const name = `${version.template.name} ${formatVersion(version)}`
  throw refused(`${name} has no pipeline. Choose a version that has one.`, 'VERSION_WITHOUT_PIPELINE')
}

async function deliveredBy(db: Reader, { name, repository }: DraftTarget) {
  const delivered = await readDelivered(db, name)
  return repository === undefined ? delivered : { ...delivered, repository }
}

async function environmentOf(db: Reader, { environmentId }: DraftTarget) {
  if (!environmentId) return undefined
  const [environment] = await db.select().from(targets).where(eq(targets.id, environmentId))
  return environment
}

async function readAccount(db: Reader, id: string) {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id))
  if (!account) throw notFound(`The account ${id}`)
  return account
}

async function readDeployed(db: Reader, deploymentId: string) {
  const [row] = await db
    .select({ body: renderedTemplates.body, parameters: deployments.parameters })
    .from(deployments)
    .innerJoin(renderedTemplates, eq(renderedTemplates.digest, deployments.bodyDigest))
    .where(eq(deployments.id, deploymentId))
  return row ? { body: row.body, parameters: row.parameters ?? {} } : undefined
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
