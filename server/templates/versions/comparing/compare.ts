import type { Ctx } from '../../../context.ts'
import { notFound } from '../../../errors.ts'
import type { Part } from '../../bundle/part.ts'
import type { CompareVersions } from '../../inputs.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion, type TemplateRow } from '../load.ts'
import { formatVersion } from '../version.ts'
import { fileChanges } from './file-changes.ts'
import { schemaChanges } from './schema-changes.ts'

const parts: Part[] = ['infrastructure', 'instance', 'pipeline']

/** Everything that differs between two versions of a template, drafts included: the form, the files and the notes. */
export async function compareVersions(ctx: Ctx, { template: name, before: from, after: to }: CompareVersions) {
  const template = await findTemplate(ctx.db, name)
  const [before, after] = await Promise.all([find(ctx, template, from), find(ctx, template, to)])
  return {
    template: { id: template.id, name: template.name, title: template.title, kind: template.kind },
    before: describe(before),
    after: describe(after),
    forms: parts
      .filter((part) => before.bundle.schema[part] || after.bundle.schema[part])
      .map((part) => ({ part, changes: schemaChanges(before.bundle.schema[part], after.bundle.schema[part]) })),
    files: fileChanges(before.bundle.files, after.bundle.files),
  }
}

async function find(ctx: Ctx, template: TemplateRow, number: string): Promise<LoadedVersion> {
  const found = await findVersion(ctx.db, template.id, number)
  if (!found) throw notFound(`${template.name} ${number}`)
  return loadVersion(ctx.db, found.id)
}

const describe = ({ id, status, recommended, notes, publishedAt, createdAt, ...version }: LoadedVersion) => ({
  id,
  number: formatVersion(version),
  status,
  recommended,
  notes,
  publishedAt,
  createdAt,
})
