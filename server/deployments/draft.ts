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
import { type LoadedVersion, loadVersion } from '../templates/load.ts'
import { renderPart } from '../templates/render.ts'
import { renderNames } from '../templates/render-context.ts'
import { validSpec } from '../templates/valid-spec.ts'
import type { Spec, TargetKind } from './target.ts'

/** As much of a target as rendering needs; it may not exist yet. */
export interface DraftTarget {
  kind: TargetKind
  name: string
  accountId: string
  stackName: string
  environmentId: string | null
  deployedDeploymentId: string | null
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
  const version = await loadVersion(ctx.db, versionId)
  const part = partOf(target.kind)
  const filled = validSpec(version, part, spec)
  const account = await readAccount(ctx.db, target.accountId)
  const names = await namesOf(ctx.db, { target, version, spec: filled, account })
  const rendered = await renderPart(ctx.renderer, { bundle: version.bundle, part, names })
  const before = target.deployedDeploymentId ? await readDeployed(ctx.db, target.deployedDeploymentId) : undefined
  const place = { region: account.region, awsAccountId: account.awsAccountId, stackName: target.stackName }
  return {
    spec: filled,
    ...rendered,
    bodyDigest: sha256(rendered.body),
    plan: planInstantly({ before, after: rendered, place }),
  }
}

/** What deleting a target would remove. */
export async function draftDeletion(ctx: Ctx, target: DraftTarget): Promise<Plan> {
  const account = await readAccount(ctx.db, target.accountId)
  const before = target.deployedDeploymentId ? await readDeployed(ctx.db, target.deployedDeploymentId) : undefined
  const place = { region: account.region, awsAccountId: account.awsAccountId, stackName: target.stackName }
  return planInstantly({ before, after: 'removed', place })
}

/** The part of a bundle that makes a target of this kind. */
export const partOf = (kind: TargetKind) => (kind === 'environment' ? 'infrastructure' : 'instance') satisfies Part

interface Naming {
  target: DraftTarget
  version: LoadedVersion
  spec: Spec
  account: Awaited<ReturnType<typeof readAccount>>
}

async function namesOf(db: Reader, { target, version, spec, account }: Naming) {
  const place = { accountId: account.awsAccountId, region: account.region }
  const schema = version.bundle.schema[partOf(target.kind)] ?? {}
  if (!target.environmentId) {
    return renderNames({ part: 'infrastructure', schema, spec, environment: { name: target.name, ...place } })
  }
  const [environment] = await db.select().from(targets).where(eq(targets.id, target.environmentId))
  if (!environment) throw notFound(`The environment of ${target.name}`)
  if (!environment.deployedVersionId) throw notRunning(environment.name)
  const [service = target.name, instance = environment.name] = target.name.split('/')
  return renderNames({
    part: 'instance',
    schema,
    spec,
    environment: { name: environment.name, ...place, outputs: environment.outputs },
    service: { name: service },
    instance: { name: instance },
  })
}

const notRunning = (name: string) =>
  refused(
    `The environment ${name} is not running yet, so its outputs are unknown. Wait until its first deployment has succeeded.`,
    'ENVIRONMENT_NOT_RUNNING',
  )

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
