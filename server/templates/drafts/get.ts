import { and, eq, ne } from 'drizzle-orm'
import { templateVersions } from '../../../drizzle/schema/templates.ts'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { denied } from '../../policy/policy.ts'
import type { VersionRef } from '../inputs.ts'
import { originOf } from '../sources/source.ts'
import { findTemplate, findVersion, type VersionRow } from '../versions/load.ts'
import { compareVersions, formatVersion } from '../versions/version.ts'
import { nextNumbers, numberAfter } from './numbers.ts'
import { readText } from './text/read.ts'

/** A version for its author: the files as they were saved, by whom and when, and what may be done with it. */
export async function getDraft(ctx: Ctx, ref: VersionRef) {
  const { template, version, files } = await readText(ctx.db, ref)
  const siblings = await siblingsOf(ctx, version)
  const { minors, major } = nextNumbers(siblings)
  const mayNot = denied(ctx.actor, 'templates:publish')
  const number = formatVersion(version)
  const fixed = version.status === 'draft' ? undefined : `${number} is ${version.status} and cannot change.`
  // Whoever opens a draft to write will ask in a moment.
  if (!mayNot && !fixed) ctx.validator.prepare()
  return {
    id: version.id,
    template: { id: template.id, name: template.name, title: template.title, kind: template.kind },
    number,
    status: version.status,
    revision: version.revision,
    savedBy: version.savedBy,
    savedAt: version.savedAt,
    commit: originOf(version),
    files,
    findings: version.findings,
    /** The numbers this draft may take. */
    numbers: [...minors, major].toSorted(compareVersions).map(formatVersion),
    blocked: { edit: mayNot ?? fixed },
  }
}

/** How a version can be continued: what its copies would be called, and who has begun already. */
export async function getContinuations(ctx: Ctx, ref: VersionRef) {
  const template = await findTemplate(ctx.db, ref.template)
  const version = await findVersion(ctx.db, template.id, ref.version)
  if (!version) throw notFound(`${ref.template} ${ref.version}`)
  const siblings = await siblingsOf(ctx, version)
  const all = [...siblings, version]
  return {
    minor: formatVersion(numberAfter(version, 'minor', all)),
    major: formatVersion(numberAfter(version, 'major', all)),
    /** Drafts after this version, newest first. */
    drafts: siblings
      .filter((other) => other.status === 'draft' && compareVersions(other, version) > 0)
      .toSorted((a, b) => compareVersions(b, a))
      .map(({ savedBy, savedAt, ...draft }) => ({ number: formatVersion(draft), savedBy, savedAt })),
    blocked: { clone: denied(ctx.actor, 'templates:publish') },
  }
}

const siblingsOf = (ctx: Ctx, { id, templateId }: VersionRow) =>
  ctx.db
    .select()
    .from(templateVersions)
    .where(and(eq(templateVersions.templateId, templateId), ne(templateVersions.id, id)))
