import { eq } from 'drizzle-orm'
import { templateVersions } from '../../../drizzle/schema/templates.ts'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { denied } from '../../policy/policy.ts'
import type { VersionRef } from '../inputs.ts'
import { originOf } from '../sources/source.ts'
import { findTemplate, findVersion, loadVersion } from './load.ts'
import { blockedActions } from './standing/blocked.ts'
import { compareVersions, formatVersion } from './version.ts'

/** One version: its form, documentation, files and findings, its siblings, and what may be done with it. */
export async function getVersion(ctx: Ctx, { template: name, version: number }: VersionRef) {
  const template = await findTemplate(ctx.db, name)
  const found = await findVersion(ctx.db, template.id, number)
  if (!found) throw notFound(`${name} ${number}`)
  const [{ bundle, template: _, ...version }, siblings] = await Promise.all([
    loadVersion(ctx.db, found.id),
    listSiblings(ctx, template.id),
  ])
  const errors = version.findings.filter(({ severity }) => severity === 'error').length
  return {
    ...version,
    template,
    number: formatVersion(version),
    commit: originOf(version),
    files: bundle.files.map(({ path, content }) => ({ path, content })),
    parts: Object.entries(bundle.parts).map(([part, { engine, file }]) => ({ part, engine, file })),
    example: bundle.example ?? null,
    /** `major.minor` to use instead of a withdrawn version. */
    replacement: siblings.find(({ id }) => id === version.replacedBy)?.number ?? null,
    /** Every other version, newest first. */
    siblings: siblings.filter(({ id }) => id !== version.id),
    blocked: blockedActions({ ...version, errors }, template.defaultMajor, denied(ctx.actor, 'templates:publish')),
  }
}

async function listSiblings(ctx: Ctx, templateId: string) {
  const { id, major, minor, status, recommended } = templateVersions
  const versions = await ctx.db
    .select({ id, major, minor, status, recommended })
    .from(templateVersions)
    .where(eq(templateVersions.templateId, templateId))
  return versions
    .toSorted((a, b) => compareVersions(b, a))
    .map((version) => ({ ...version, number: formatVersion(version) }))
}
