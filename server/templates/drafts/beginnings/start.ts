import { templates } from '../../../../drizzle/schema/templates.ts'
import { record } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import { conflict, refused } from '../../../errors.ts'
import { announce } from '../../../live.ts'
import { authorize } from '../../../policy/policy.ts'
import { advise } from '../../advice/advise.ts'
import type { BundleFile, Finding } from '../../bundle/bundle.ts'
import type { TemplateKind } from '../../template.ts'
import type { StartDraft } from '../inputs.ts'
import { insertDraft } from '../insert.ts'
import { type Judged, readFiles } from '../text/judge.ts'
import { readText } from '../text/read.ts'
import { beginnings } from './beginning.ts'
import { compatibleWith, writeBeginning } from './write.ts'

/** Makes a new template with version 1.0 as a draft, written out of nothing or copied from a version of another template. */
export async function startDraft(ctx: Ctx, wanted: StartDraft) {
  authorize(ctx, 'templates:publish')
  const { name, kind, description } = wanted
  const title = wanted.title || name
  const { files, known } = await beginningFiles(ctx, wanted)
  const judged = judgedAlready(kind, files, known)
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

/**
 * What is known of the files without asking the validator, which takes seconds when it sleeps: our own beginnings are
 * without findings, and a copy has those of its source. The editor looks at both anew, and so does each save.
 */
function judgedAlready(kind: TemplateKind, files: BundleFile[], known: readonly Finding[]): Judged {
  const { bundle, findings } = readFiles(kind, files)
  const isRead = (finding: Finding) => findings.some(({ code, file }) => code === finding.code && file === finding.file)
  const inspected = known.filter((finding) => finding.file !== registration && !isRead(finding))
  return { bundle, findings: [...advise(findings, bundle), ...inspected] }
}

const registration = '.template-registration.yaml'

async function beginningFiles(ctx: Ctx, wanted: StartDraft): Promise<{ files: BundleFile[]; known: Finding[] }> {
  const { from, name, kind, runsIn } = wanted
  if ('beginning' in from) {
    if (beginnings[from.beginning].kind !== kind) throw otherKind(`The beginning ${from.beginning}`, kind)
    return { files: writeBeginning({ ...wanted, ...from, title: wanted.title || name }), known: [] }
  }
  const source = await readText(ctx.db, from.copyOf)
  if (source.template.kind !== kind) throw otherKind(source.name, kind)
  const known = source.version.findings
  if (kind === 'environment' || runsIn.length === 0) return { files: source.files, known }
  const others = source.files.filter(({ path }) => path !== registration)
  return { files: [...others, { path: registration, content: compatibleWith(runsIn) }], known }
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
