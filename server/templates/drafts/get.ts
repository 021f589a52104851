import { and, eq, ne } from 'drizzle-orm'
import { templateVersions } from '../../../drizzle/schema/templates.ts'
import type { Ctx } from '../../context.ts'
import { denied } from '../../policy/policy.ts'
import type { VersionRef } from '../inputs.ts'
import { commitPage } from '../sources/source.ts'
import { compareVersions, formatVersion } from '../versions/version.ts'
import { nextNumbers, numberAfter } from './numbers.ts'
import { readText } from './text/read.ts'

/** A version for its author: the files as they were saved, by whom and when, and what may be done with it. */
export async function getDraft(ctx: Ctx, ref: VersionRef) {
  const { template, version, files } = await readText(ctx.db, ref)
  const siblings = await ctx.db
    .select()
    .from(templateVersions)
    .where(and(eq(templateVersions.templateId, template.id), ne(templateVersions.id, version.id)))
  const { minors, major } = nextNumbers(siblings)
  const mayNot = denied(ctx.actor, 'templates:publish')
  const number = formatVersion(version)
  const fixed = version.status === 'draft' ? undefined : `${number} is ${version.status} and cannot change.`
  return {
    id: version.id,
    template: { id: template.id, name: template.name, title: template.title, kind: template.kind },
    number,
    status: version.status,
    revision: version.revision,
    savedBy: version.savedBy,
    savedAt: version.savedAt,
    /** Where the files were read, when they came from a repository; `edited` when they were changed here since. */
    commit: version.commit
      ? { ...version.commit, page: commitPage(version.commit), edited: version.commit.digest !== version.digest }
      : null,
    files,
    findings: version.findings,
    /** The numbers this draft may take. */
    numbers: [...minors, major].toSorted(compareVersions).map(formatVersion),
    /** What its copies would be called. */
    next: {
      minor: formatVersion(numberAfter(version, 'minor', [...siblings, version])),
      major: formatVersion(numberAfter(version, 'major', [...siblings, version])),
    },
    /** Other drafts of the template, newest first: perhaps somebody has begun already. */
    drafts: siblings
      .filter(({ status }) => status === 'draft')
      .toSorted((a, b) => compareVersions(b, a))
      .map((draft) => ({ number: formatVersion(draft), savedBy: draft.savedBy, savedAt: draft.savedAt })),
    blocked: { edit: mayNot ?? fixed, clone: mayNot },
  }
}
