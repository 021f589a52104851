import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { accounts, rateBudgets } from '../../drizzle/schema/accounts.ts'
import { deployments } from '../../drizzle/schema/deployments.ts'
import { teams } from '../../drizzle/schema/members.ts'
import { startingBudget } from '../../server/accounts/rate-budget.ts'
import { startLocalEndpoint } from '../../server/cloudformation/local/endpoint.ts'
import type { Ctx } from '../../server/context.ts'
import { openDatabase } from '../../server/db.ts'
import { isFinished } from '../../server/deployments/deployment.ts'
import { createEnvironment } from '../../server/environments/create.ts'
import { guardTemplates } from '../../server/guardrails/guard-templates.ts'
import type { Actor, Role } from '../../server/policy/policy.ts'
import { createRenderPool } from '../../server/rendering/pool.ts'
import { createService } from '../../server/services/create.ts'
import type { BundleFile } from '../../server/templates/bundle/bundle.ts'
import { registerVersion } from '../../server/templates/drafts/register.ts'
import { publishVersion } from '../../server/templates/versions/publish.ts'
import type { WorkerCtx } from '../../server/worker/context.ts'
import { createStacksOf } from '../../server/worker/stacks-of.ts'
import { plainEnvironment, plainService } from './bundles.ts'
import { createTestDatabase } from './postgres.ts'
import { quietValidator } from './validator.ts'
import { advanceAll } from './work.ts'

export type TestHadron = Awaited<ReturnType<typeof startTestHadron>>

/** A whole Hadron without a browser: a database of its own, the local endpoint over HTTP, an account and a team. */
export async function startTestHadron({ timeScale = 0, validator = quietValidator } = {}) {
  const database = await createTestDatabase()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hadron-test-'))
  const local = await startLocalEndpoint({ port: 0, dataDir, timeScale })
  // The standard variables, as the SDK reads them: the same way a person points Hadron at any endpoint.
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: local.url,
    AWS_ACCESS_KEY_ID: '000000000000',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-central-1',
  })
  const db = openDatabase(database.url, { size: 12 })
  const renderer = createRenderPool({ size: 1 })
  const base = { db, renderer, validator, guard: guardTemplates, requestId: 'req-test' }
  const system: WorkerCtx = { ...base, actor: { kind: 'system', name: 'Hadron' }, stacksOf: createStacksOf(db) }
  const [account] = await db
    .insert(accounts)
    .values({ name: 'local', awsAccountId: '000000000000', region: 'eu-central-1' })
    .returning()
  const [team] = await db.insert(teams).values({ name: 'Team Test' }).returning()
  if (!account || !team) throw new Error('no account or team was stored')
  await db.insert(rateBudgets).values(startingBudget(account.id, { read: 5_000, write: 5_000 }))

  return {
    db,
    databaseUrl: database.url,
    local,
    system,
    account,
    team,
    as: (role: Role, teamIds = [team.id]): Ctx => ({ ...base, actor: actorOf(role, teamIds) }),
    async close() {
      renderer.close()
      validator.close()
      await db.$client.end()
      await local.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const actorOf = (role: Role, teamIds: string[]): Actor => ({
  kind: 'member',
  id: `mem-${role}`,
  name: `Test ${role}`,
  email: `${role}@example.com`,
  role,
  teamIds,
})

/** Registers and publishes a bundle; answers its number. */
export async function publish(
  hadron: TestHadron,
  name: string,
  files: BundleFile[],
  bump: 'major' | 'minor' = 'minor',
) {
  const ctx = hadron.as('operator')
  const { version } = await registerVersion(ctx, { template: { name }, bump, files })
  await publishVersion(ctx, { template: name, version })
  return version
}

/** The plain templates, published, and the environment `dev`, running. */
export async function withEnvironment(hadron: TestHadron) {
  await publish(hadron, 'plain-environment', plainEnvironment)
  await publish(hadron, 'plain-service', plainService())
  const environment = await createEnvironment(hadron.as('operator'), {
    name: 'dev',
    description: '',
    template: 'plain-environment',
    version: '1.0',
    accountId: hadron.account.id,
    stage: 'development',
    teamId: hadron.team.id,
    spec: {},
    reason: '',
  })
  await advanceAll(hadron.system)
  return environment
}

/** Asks for a service with one instance in `dev`; nothing is deployed yet. */
export const requestService = (
  hadron: TestHadron,
  name: string,
  spec: Record<string, unknown> = {},
  template = 'plain-service',
) =>
  createService(hadron.as('developer'), {
    name,
    description: '',
    template,
    version: '1.0',
    environment: 'dev',
    teamId: hadron.team.id,
    spec,
    reason: '',
  })

export async function readDeployment(hadron: TestHadron, id: string) {
  const [row] = await hadron.db.select().from(deployments).where(eq(deployments.id, id))
  if (!row) throw new Error(`no deployment ${id}`)
  return { ...row, finished: isFinished(row.status) }
}
