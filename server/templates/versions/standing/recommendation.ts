import { and, eq } from 'drizzle-orm'
import { templates, templateVersions } from '../../../../drizzle/schema/templates.ts'
import type { Tx } from '../../../db.ts'
import { notFound } from '../../../errors.ts'
import type { VersionRef } from '../../inputs.ts'
import { findTemplate, findVersion, type TemplateRow, type VersionRow } from '../load.ts'

/** A version and its template, which is locked: what is recommended is decided by one person at a time. */
export async function lockVersion(
  tx: Tx,
  { template: name, version: number }: VersionRef,
): Promise<{ template: TemplateRow; version: VersionRow }> {
  const { id } = await findTemplate(tx, name)
  const [template] = await tx.select().from(templates).where(eq(templates.id, id)).for('update')
  const version = await findVersion(tx, id, number)
  if (!template || !version) throw notFound(`${name} ${number}`)
  return { template, version }
}

type Major = Pick<VersionRow, 'templateId' | 'major'>

/** The recommended version of a major; undefined when there is none. */
export async function recommendedOf(tx: Pick<Tx, 'select'>, major: Major): Promise<VersionRow | undefined> {
  const [version] = await tx
    .select()
    .from(templateVersions)
    .where(and(inMajor(major), eq(templateVersions.recommended, true)))
  return version
}

/** Makes a version the recommended one of its major, in place of the one before; null leaves the major without. */
export async function setRecommended(tx: Tx, major: Major, versionId: string | null) {
  await tx
    .update(templateVersions)
    .set({ recommended: false })
    .where(and(inMajor(major), eq(templateVersions.recommended, true)))
  if (versionId === null) return
  await tx.update(templateVersions).set({ recommended: true }).where(eq(templateVersions.id, versionId))
}

const inMajor = ({ templateId, major }: Major) =>
  and(eq(templateVersions.templateId, templateId), eq(templateVersions.major, major))
