import { eq } from 'drizzle-orm'
import { templates } from '../../../drizzle/schema/templates.ts'
import type { Tx } from '../../db.ts'
import { conflict } from '../../errors.ts'
import type { Bundle } from '../bundle/bundle.ts'
import type { TemplateFacts } from '../inputs.ts'
import type { TemplateRow } from '../versions/load.ts'

/** The template a bundle is registered under: made when it is new, locked when it is not, with what is newly said of it. */
export async function saveTemplate(tx: Tx, { name, ...facts }: TemplateFacts, bundle: Bundle): Promise<TemplateRow> {
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
