import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { load } from 'js-yaml'
import { z } from 'zod'
import { accounts, rateBudgets } from '../../drizzle/schema/accounts.ts'
import { templates, templateVersions } from '../../drizzle/schema/templates.ts'
import { startingBudget } from '../accounts/rate-budget.ts'
import type { Ctx } from '../context.ts'
import { type Db, openDatabase } from '../db.ts'
import { Problem } from '../errors.ts'
import { guardTemplates } from '../guardrails/guard-templates.ts'
import { installStarterPolicies } from '../guardrails/install-starters.ts'
import { evaluate, readPolicies } from '../guardrails/judge.ts'
import { log } from '../log.ts'
import { createRenderPool } from '../rendering/pool.ts'
import type { BundleFile } from '../templates/bundle/bundle.ts'
import { digestFiles } from '../templates/bundle/digest.ts'
import { registerVersion } from '../templates/drafts/register.ts'
import { TemplateFacts } from '../templates/inputs.ts'
import { publishVersion } from '../templates/versions/publish.ts'
import { setDefaultMajor } from '../templates/versions/standing/set-default-major.ts'
import { compareVersions, formatVersion, parseVersion } from '../templates/versions/version.ts'
import { createValidator } from '../validation/validator.ts'
import { keepVerdicts } from '../validation/verdicts.ts'

/** What `template.yaml` of a starter says. */
export const StarterFacts = TemplateFacts.extend({
  kind: z.enum(['environment', 'service']),
  /** What new targets take when nobody chooses; the first major when it is left out. */
  defaultMajor: z.int().positive().optional(),
})

/**
 * Publishes the starter catalogue: every bundle below `templates/` that is not published yet, oldest version first.
 * Run at each start; what is there already is left alone, also when an operator has published later versions.
 */
export async function publishStarterCatalogue(databaseUrl: string, folder = path.join(process.cwd(), 'templates')) {
  const db = openDatabase(databaseUrl, { size: 2 })
  const renderer = createRenderPool({ size: 1 })
  const validator = createValidator({ verdicts: keepVerdicts(path.join('dist', 'verdicts')) })
  const ctx: Ctx = {
    actor: { kind: 'system', name: 'Hadron' },
    db,
    renderer,
    validator,
    guard: guardTemplates,
    requestId: 'starter-catalogue',
  }
  try {
    await installStarterPolicies(ctx)
    let asked: Promise<unknown> | undefined
    const policiesFirst = () => {
      asked ??= askPolicies(ctx)
      return asked
    }
    for (const template of findStarters(folder)) await publishStarter(ctx, template, policiesFirst)
  } finally {
    renderer.close()
    validator.close()
    await db.$client.end()
  }
}

/** The account that a portal on a laptop deploys to: the local CloudFormation endpoint, whose rates are its own. */
export async function connectLocalAccount(databaseUrl: string) {
  const db = openDatabase(databaseUrl, { size: 1 })
  try {
    const [known] = await db.select({ id: accounts.id }).from(accounts).limit(1)
    if (!known) await insertLocalAccount(db)
  } finally {
    await db.$client.end()
  }
}

async function insertLocalAccount(db: Db) {
  await db.transaction(async (tx) => {
    const local = { name: 'local', awsAccountId: '000000000000', region: 'eu-central-1' }
    const [account] = await tx.insert(accounts).values(local).returning()
    if (account) await tx.insert(rateBudgets).values(startingBudget(account.id, { read: 200, write: 100 }))
  })
}

interface Starter {
  facts: z.infer<typeof StarterFacts>
  versions: { number: string; files: BundleFile[] }[]
}

/** Environments first: service versions name the environment templates they run in. */
function findStarters(folder: string): Starter[] {
  return ['environments', 'services'].flatMap((kind) => {
    const place = path.join(folder, kind)
    return readdirSync(place)
      .toSorted()
      .filter((name) => statSync(path.join(place, name)).isDirectory())
      .map((name) => readStarter(path.join(place, name)))
  })
}

function readStarter(place: string): Starter {
  const facts = StarterFacts.parse(load(readFileSync(path.join(place, 'template.yaml'), 'utf8')))
  const numbers = readdirSync(place).filter((name) => /^\d+\.\d+$/.test(name))
  return {
    facts,
    versions: numbers.toSorted(byNumber).map((number) => ({ number, files: readFolder(path.join(place, number)) })),
  }
}

const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

function readFolder(place: string): BundleFile[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ path: path.relative(place, file).replaceAll('\\', '/'), content: readFileSync(file, 'utf8') }))
}

/**
 * Builds the validator's engine with the policies in it. Asked for a template first, it would be built without them and,
 * at the first publishing, again: each takes seconds.
 */
async function askPolicies({ db, validator }: Ctx) {
  const target = { template: 'none', kind: 'environment', version: '1.0', region: 'eu-central-1' } as const
  await evaluate(validator, await readPolicies(db), [{ body: '{"Resources":{}}', parameters: {}, plan: null, target }])
}

async function publishStarter(ctx: Ctx, { facts, versions }: Starter, policiesFirst: () => Promise<unknown>) {
  const { kind: _, defaultMajor, ...template } = facts
  const isNew = (await knownVersions(ctx.db, template.name)).length === 0
  for (const { number, files } of versions) {
    const known = await knownVersions(ctx.db, template.name)
    if (!isWanted({ number, digest: digestFiles(files) }, known)) continue
    await policiesFirst()
    const bump = number.endsWith('.0') ? 'major' : 'minor'
    // Operators may have given the template another title since.
    const said = known.length === 0 ? template : { name: template.name }
    await registerVersion(ctx, { template: said, bump, files })
    await publishUnlessHeldBack(ctx, { template: template.name, version: number })
  }
  // Where it is known already, the default is its operators' decision.
  if (isNew && defaultMajor !== undefined) await makeDefault(ctx, template.name, defaultMajor)
}

async function makeDefault(ctx: Ctx, template: string, major: number) {
  const known = await knownVersions(ctx.db, template)
  const latest = known
    .filter((version) => version.major === major && version.status === 'published')
    .toSorted(compareVersions)
  const version = latest.at(-1)
  // Guardrails may have held all of that major back.
  if (version) await setDefaultMajor(ctx, { template, version: formatVersion(version), reason: 'Starter catalogue' })
}

interface KnownVersion {
  major: number
  minor: number
  status: string
  digest: string
}

/**
 * A starter is published only under its own number. Where operators have gone on by themselves, with a version of the
 * same number or of a later major, theirs stands and ours is left out.
 */
function isWanted({ number, digest }: { number: string; digest: string }, known: KnownVersion[]): boolean {
  const same = known.find((version) => formatVersion(version) === number)
  // A draft of ours is one that was held back before.
  if (same) return same.status === 'draft' && same.digest === digest
  const latest = known.toSorted(compareVersions).at(-1)
  const wanted = parseVersion(number)
  if (!latest) return number === '1.0'
  const isNextMinor = wanted.major === latest.major && wanted.minor === latest.minor + 1
  return isNextMinor || (wanted.major === latest.major + 1 && wanted.minor === 0)
}

/** Guardrails of the installation hold for the starters too. A draft that they hold back is tried again at each start. */
async function publishUnlessHeldBack(ctx: Ctx, version: { template: string; version: string }) {
  try {
    await publishVersion(ctx, version)
  } catch (error) {
    if (!(error instanceof Problem) || !/^(POLICY|GUARDRAILS)_/.test(error.reason)) throw error
    log.warn(version, `a starter stays a draft: ${error.message}`)
  }
}

async function knownVersions(db: Db, name: string): Promise<KnownVersion[]> {
  const { major, minor, status, digest } = templateVersions
  return db
    .select({ major, minor, status, digest })
    .from(templateVersions)
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .where(eq(templates.name, name))
}
