import { and, eq, inArray } from 'drizzle-orm'
import { templateVersions } from '../../../drizzle/schema/templates.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { notFound } from '../../errors.ts'
import type { ReviewVersion } from '../inputs.ts'
import { guardVersion } from '../inspection/guard-version.ts'
import { minorBreaks } from '../specs/compatibility.ts'
import { liveBreaks, readLiveSpecs } from '../specs/live-specs.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion, type VersionRow } from './load.ts'
import { findPlaces } from './places.ts'
import { publishFindings } from './publish-findings.ts'
import { recommendedOf } from './standing/recommendation.ts'
import { formatVersion } from './version.ts'

export type Review = Awaited<ReturnType<typeof reviewPublishing>>
type Reader = Pick<Tx, 'select' | 'selectDistinct' | 'execute'>

const usable = inArray(templateVersions.status, ['published', 'deprecated'])

/** What publishing a version asks of its neighbours and of the fleet. `publishVersion` refuses by it. */
export async function getReview(ctx: Ctx, { template: name, version: number, runsIn }: ReviewVersion) {
  const template = await findTemplate(ctx.db, name)
  const found = await findVersion(ctx.db, template.id, number)
  if (!found) throw notFound(`${name} ${number}`)
  return reviewPublishing(ctx, await loadVersion(ctx.db, found.id), runsIn)
}

export async function reviewPublishing(ctx: Ctx, version: LoadedVersion, runsIn: readonly string[] | undefined) {
  const { db } = ctx
  const [before, specs, places, recommended, guardrails] = await Promise.all([
    findPredecessor(db, version),
    readLiveSpecs(db, version),
    findPlaces(db, version, runsIn),
    recommendedOf(db, version),
    guardVersion(ctx, version),
  ])
  const predecessor = before ? formatVersion(before) : null
  const breaks = before ? breaksBetween(await loadVersion(db, before.id), version) : []
  const live = liveBreaks(version.bundle.schema, specs)
  const { name, kind, defaultMajor } = version.template
  const facts = {
    name,
    kind,
    number: version,
    bundle: version.findings,
    predecessor,
    breaks,
    live,
    environments: places.environments,
    guardrails,
  }
  return {
    /** The version of the same major before this one; null for the first of its major, which may break specs. */
    predecessor,
    breaks,
    /** Fields at which running targets of this major would be refused. */
    live,
    /** How many targets of this major were asked. */
    liveTargets: specs.reduce((sum, { targets }) => sum + targets, 0),
    /** Where it runs, and what there is to choose when its bundle does not say it. */
    ...places,
    /** All of it as one list, what refuses publishing first. */
    findings: publishFindings(facts),
    /** What its major and the template suggest today. */
    recommended: recommended ? formatVersion(recommended) : null,
    defaultMajor,
  }
}

async function findPredecessor(db: Reader, version: LoadedVersion): Promise<VersionRow | undefined> {
  const published = await db
    .select()
    .from(templateVersions)
    .where(and(eq(templateVersions.templateId, version.templateId), eq(templateVersions.major, version.major), usable))
  return published.filter((other) => other.minor < version.minor).toSorted((a, b) => b.minor - a.minor)[0]
}

function breaksBetween(before: LoadedVersion, version: LoadedVersion) {
  return Object.entries(before.bundle.schema).flatMap(([part, schema]) => {
    const after = version.bundle.schema[part as keyof typeof version.bundle.schema]
    return schema && after ? minorBreaks(schema, after) : []
  })
}
