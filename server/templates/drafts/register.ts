import { and, desc, eq } from 'drizzle-orm'
import { templateVersions } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import { advise } from '../advice/advise.ts'
import type { Bundle, BundleFile, Finding } from '../bundle/bundle.ts'
import { readReadable } from '../bundle/unreadable.ts'
import type { TemplateFacts } from '../inputs.ts'
import { inspectBundle } from '../inspection/inspect.ts'
import type { TemplateRow, VersionRow } from '../versions/load.ts'
import { formatVersion, type Version } from '../versions/version.ts'
import { insertDraft } from './insert.ts'
import { saveTemplate } from './save-template.ts'

export interface Registration {
  template: TemplateFacts
  bump: 'major' | 'minor'
  files: BundleFile[]
  /** What reading the archive already found. */
  findings?: Finding[]
}

/**
 * Registers a bundle as a draft version. The same bytes again answer the version they already are. A bundle that cannot
 * be understood at all stores nothing and answers every problem; one that can is stored with its findings, so that its
 * author sees them beside the files.
 */
export async function registerVersion(ctx: Ctx, registration: Registration) {
  authorize(ctx, 'templates:publish')
  const { bundle, findings } = readReadable(registration.files)
  const all = advise([...(registration.findings ?? []), ...findings, ...(await inspectBundle(ctx, bundle))], bundle)
  return ctx.db.transaction(async (tx) => {
    const template = await saveTemplate(tx, registration.template, bundle)
    const known = await sameBytes(tx, template, bundle)
    if (known) return { template: template.name, version: formatVersion(known), findings: known.findings, known: true }
    const number = await nextNumber(tx, template, registration.bump)
    const judged = { bundle, findings: all }
    const version = await insertDraft(tx, ctx, { template, number, judged, files: bundle.files })
    await record(tx, ctx, {
      action: 'version.register',
      subject: { id: version.id, name: `${template.name} ${formatVersion(number)}` },
      details: { digest: bundle.digest, files: bundle.files.length },
    })
    await announce(tx, `template:${template.id}`, 'templates')
    return { template: template.name, version: formatVersion(number), findings: all, known: false }
  })
}

/** The version, of whatever status, that these bytes already are. */
export async function sameBytes(
  tx: Tx,
  template: Pick<TemplateRow, 'id'>,
  { digest }: Pick<Bundle, 'digest'>,
): Promise<VersionRow | undefined> {
  const [known] = await tx
    .select()
    .from(templateVersions)
    .where(and(eq(templateVersions.templateId, template.id), eq(templateVersions.digest, digest)))
  return known
}

async function nextNumber(tx: Tx, template: TemplateRow, bump: 'major' | 'minor'): Promise<Version> {
  const [latest] = await tx
    .select()
    .from(templateVersions)
    .where(eq(templateVersions.templateId, template.id))
    .orderBy(desc(templateVersions.major), desc(templateVersions.minor))
    .limit(1)
  if (!latest) return { major: 1, minor: 0 }
  return bump === 'major' ? { major: latest.major + 1, minor: 0 } : { major: latest.major, minor: latest.minor + 1 }
}
