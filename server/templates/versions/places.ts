import { and, desc, eq, inArray } from 'drizzle-orm'
import { templates, templateVersions } from '../../../drizzle/schema/templates.ts'
import type { Tx } from '../../db.ts'
import type { EnvironmentTemplateRef } from '../bundle/bundle.ts'
import { readEnvironmentRef } from '../bundle/files/compatible-environments.ts'
import type { LoadedVersion } from './load.ts'

type Reader = Pick<Tx, 'select' | 'selectDistinct'>

const usable = inArray(templateVersions.status, ['published', 'deprecated'])

/**
 * Where a service version runs: as its bundle says; when that says nothing, as whoever publishes it does, which is how
 * AWS Proton asked for it; when they say nothing either, where the version before it runs.
 */
export async function findPlaces(db: Reader, version: LoadedVersion, chosen: readonly string[] | undefined) {
  const known = version.template.kind === 'service' ? await readKnown(db) : []
  const named = version.compatibleEnvironments.length > 0
  const places = named
    ? version.compatibleEnvironments
    : chosen
      ? [...new Set(chosen)].flatMap((text) => readEnvironmentRef(text) ?? [])
      : await readPrevious(db, version)
  return {
    environments: places.map((place) => ({ ...place, published: known.some((other) => isSame(other, place)) })),
    /** What there is to choose; null when the bundle has chosen. */
    offeredPlaces: named || version.template.kind === 'environment' ? null : known,
  }
}

const isSame = (a: EnvironmentTemplateRef, b: EnvironmentTemplateRef) =>
  a.template === b.template && a.major === b.major

const readKnown = (db: Reader): Promise<EnvironmentTemplateRef[]> =>
  db
    .selectDistinct({ template: templates.name, major: templateVersions.major })
    .from(templates)
    .innerJoin(templateVersions, eq(templateVersions.templateId, templates.id))
    .where(and(eq(templates.kind, 'environment'), usable))
    .orderBy(templates.name, templateVersions.major)

async function readPrevious(db: Reader, { templateId }: LoadedVersion) {
  const [latest] = await db
    .select({ places: templateVersions.compatibleEnvironments })
    .from(templateVersions)
    .where(and(eq(templateVersions.templateId, templateId), usable))
    .orderBy(desc(templateVersions.major), desc(templateVersions.minor))
    .limit(1)
  return latest?.places ?? []
}
