import { templates } from '../../../../drizzle/schema/templates.ts'
import { record } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import { conflict, refused } from '../../../errors.ts'
import { announce } from '../../../live.ts'
import { authorize } from '../../../policy/policy.ts'
import type { BundleFile } from '../../bundle/bundle.ts'
import type { TemplateKind } from '../../template.ts'
import type { StartDraft } from '../inputs.ts'
import { insertDraft } from '../insert.ts'
import { judgeFiles } from '../text/judge.ts'
import { readText } from '../text/read.ts'
import { beginnings } from './beginning.ts'
import { compatibleWith, writeBeginning } from './write.ts'

/** Makes a new template with version 1.0 as a draft, written out of nothing or copied from a version of another template. */
export async function startDraft(ctx: Ctx, wanted: StartDraft) {
  authorize(ctx, 'templates:publish')
  const { name, kind, description } = wanted
  const title = wanted.title || name
  const files = await beginningFiles(ctx, wanted)
  const judged = await judgeFiles(ctx, kind, files)
  return ctx.db.transaction(async (tx) => {
    const [template] = await tx
      .insert(templates)
      .values({ name, kind, title, description })
      .onConflictDoNothing()
      .returning()
    if (!template) throw taken(name)
    const version = await insertDraft(tx, ctx, { template, number: { major: 1, minor: 0 }, judged, files })
    await record(tx, ctx, {
      action: 'version.start',
      subject: { id: version.id, name: `${name} 1.0` },
      details: { kind, from: wanted.from, digest: version.digest },
    })
    await announce(tx, `template:${template.id}`, 'templates')
    return { template: name, version: '1.0', revision: version.revision }
  })
}

async function beginningFiles(ctx: Ctx, wanted: StartDraft): Promise<BundleFile[]> {
  const { from, name, kind, runsIn } = wanted
  if ('beginning' in from) {
    if (beginnings[from.beginning].kind !== kind) throw otherKind(`The beginning ${from.beginning}`, kind)
    return writeBeginning({ ...wanted, ...from, title: wanted.title || name })
  }
  const source = await readText(ctx.db, from.copyOf)
  if (source.template.kind !== kind) throw otherKind(source.name, kind)
  if (kind === 'environment' || runsIn.length === 0) return source.files
  const registration = { path: '.template-registration.yaml', content: compatibleWith(runsIn) }
  return [...source.files.filter(({ path }) => path !== registration.path), registration]
}

const otherKind = (source: string, kind: TemplateKind) =>
  refused(
    `${source} is not made for ${kind}s, so a template for ${kind}s cannot begin with it. Choose one of the same kind.`,
    'TEMPLATE_KIND',
  )

const taken = (name: string) =>
  conflict(
    `There is a template ${name} already. Open it to write its next version, or choose another name.`,
    'TEMPLATE_EXISTS',
  )
