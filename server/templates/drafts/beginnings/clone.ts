import { record } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import { announce } from '../../../live.ts'
import { authorize } from '../../../policy/policy.ts'
import { formatVersion } from '../../versions/version.ts'
import type { CloneVersion } from '../inputs.ts'
import { insertDraft, numbersOf } from '../insert.ts'
import { numberAfter } from '../numbers.ts'
import { readFiles } from '../text/judge.ts'
import { readText } from '../text/read.ts'

/** Begins the next version from the files of any version of the template, in whatever status. That version stays as it is. */
export async function cloneVersion(ctx: Ctx, { bump, ...ref }: CloneVersion) {
  authorize(ctx, 'templates:publish')
  const { template, version: base, name, files } = await readText(ctx.db, ref)
  // The same bytes: what was found in them stands beside them already.
  const judged = { ...readFiles(template.kind, files), findings: base.findings }
  return ctx.db.transaction(async (tx) => {
    const number = numberAfter(base, bump, await numbersOf(tx, template.id))
    const version = await insertDraft(tx, ctx, { template, number, judged, files })
    await record(tx, ctx, {
      action: 'version.clone',
      subject: { id: version.id, name: `${template.name} ${formatVersion(number)}` },
      details: { from: name, digest: version.digest },
    })
    await announce(tx, `template:${template.id}`, 'templates')
    return { template: template.name, version: formatVersion(number), revision: version.revision }
  })
}
