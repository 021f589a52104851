import type { Ctx } from '../../context.ts'
import { refused } from '../../errors.ts'
import { migrateSpec, stepsFor } from '../../templates/specs/migration.ts'
import { migrationFor } from '../../templates/specs/migration-path.ts'
import { findVersion, type LoadedVersion, loadVersion } from '../../templates/versions/load.ts'
import { partOf } from '../target-names.ts'
import type { Target } from './change.ts'

/**
 * The spec of a target as another version would have it: as it is, or taken through the version's migration when the
 * major changes. `questions` are what only its owner knows; `trouble` says why it could not be migrated.
 */
export async function specFor(ctx: Ctx, { target, version: number }: { target: Target; version: string }) {
  const found = await findVersion(ctx.db, target.templateId, number)
  if (!found) throw refused(`There is no version ${number} of this template.`, 'VERSION_UNAVAILABLE')
  return specAs(ctx, { target, version: await loadVersion(ctx.db, found.id) })
}

/** The same for a version in hand, published or still being written. */
export async function specAs(
  ctx: Pick<Ctx, 'db'>,
  { target, version: to }: { target: Target; version: LoadedVersion },
) {
  const from = await loadVersion(ctx.db, target.deployedVersionId ?? target.desiredVersionId)
  const spec = target.deployedSpec ?? target.desiredSpec
  const as = { spec, migrated: false, questions: [], trouble: null }
  const migration = from.major === to.major ? undefined : migrationFor(to.bundle, from, to)
  if (!migration) return as
  const part = partOf(target.kind)
  const result = migrateSpec(stepsFor(migration, part), spec, to.bundle.schema[part] ?? {})
  if (result.outcome === 'fails') return { ...as, trouble: result.message }
  const questions = result.outcome === 'needs_answer' ? result.questions : []
  return { ...as, spec: result.spec, migrated: true, questions }
}
