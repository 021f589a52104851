import { and, desc, eq } from 'drizzle-orm'
import { templates, templateVersions } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { conflict, Problem } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import type { Bundle, BundleFile, Finding } from '../bundle/bundle.ts'
import { readBundle } from '../bundle/read.ts'
import type { TemplateFacts } from '../inputs.ts'
import { inspectBundle } from '../rendering/inspect.ts'
import type { TemplateRow, VersionRow } from '../versions/load.ts'
import { formatVersion, type Version } from '../versions/version.ts'
import { insertDraft } from './insert.ts'

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
  const { bundle, findings } = readBundle(registration.files)
  if (!bundle || findings.some(isUnreadable)) throw unreadable(findings)
  const all = [...(registration.findings ?? []), ...findings, ...(await inspectBundle(ctx, bundle))]
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

/** Files that are missing or cannot be read leave nothing to show an author; other errors are shown beside the files. */
const isUnreadable = ({ severity, code }: Finding) => severity === 'error' && /^(BUNDLE|YAML|FILE)_/.test(code)

function unreadable(findings: Finding[]) {
  const errors = findings.filter((finding) => finding.severity === 'error')
  const [first] = errors
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return new Problem('BAD_REQUEST', `${first?.message ?? 'The bundle could not be read.'}${more}`, {
    reason: first?.code ?? 'BUNDLE_UNREADABLE',
    at: first?.file,
    issues: errors.map(({ file, line, message, advice }) => ({
      at: [file, line].filter(Boolean).join(':'),
      message: `${message} ${advice}`,
    })),
  })
}

async function saveTemplate(tx: Tx, { name, ...facts }: TemplateFacts, bundle: Bundle): Promise<TemplateRow> {
  const values = { name, kind: bundle.kind, ...facts, title: facts.title || name }
  const [created] = await tx.insert(templates).values(values).onConflictDoNothing().returning()
  if (created) return created
  // Locked, so that two uploads at once get two numbers.
  const [template] = await tx.select().from(templates).where(eq(templates.name, name)).for('update')
  if (!template) throw new Error(`template ${name} vanished`)
  if (template.kind !== bundle.kind) {
    throw conflict(
      `${name} is a template for ${template.kind}s, but this bundle makes ${article[bundle.kind]}. Choose another name.`,
      'TEMPLATE_KIND',
    )
  }
  const said = Object.fromEntries(Object.entries(facts).filter(([, value]) => value))
  if (Object.keys(said).length > 0) await tx.update(templates).set(said).where(eq(templates.id, template.id))
  return template
}

const article = { environment: 'an environment', service: 'a service' }

async function sameBytes(tx: Tx, template: TemplateRow, bundle: Bundle): Promise<VersionRow | undefined> {
  const [known] = await tx
    .select()
    .from(templateVersions)
    .where(and(eq(templateVersions.templateId, template.id), eq(templateVersions.digest, bundle.digest)))
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
