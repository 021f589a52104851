import { parseTemplate } from '../../cloudformation/template/parse.ts'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../errors.ts'
import type { Part } from '../bundle/bundle.ts'
import type { VersionRef } from '../inputs.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion } from '../versions/load.ts'
import { exampleNames } from './example-names.ts'
import { renderPart } from './render.ts'

interface ResourceCount {
  /** `AWS::ECS::Service` */
  type: string
  count: number
}

/** By digest of the bundle: equal bytes create the same, so an entry can never be stale. */
const counted = new Map<string, ResourceCount[]>()
const keptVersions = 200

/** What a version creates with its own example, by resource type, the most frequent first. Empty without an example. */
export async function countExampleResources(ctx: Ctx, ref: VersionRef): Promise<ResourceCount[]> {
  const template = await findTemplate(ctx.db, ref.template)
  const found = await findVersion(ctx.db, template.id, ref.version)
  if (!found) throw notFound(`${ref.template} ${ref.version}`)
  const known = counted.get(found.digest)
  if (known) return known
  const resources = await renderExample(ctx, await loadVersion(ctx.db, found.id))
  if (counted.size >= keptVersions) counted.delete(counted.keys().next().value ?? '')
  counted.set(found.digest, resources)
  return resources
}

async function renderExample(ctx: Ctx, { bundle }: LoadedVersion): Promise<ResourceCount[]> {
  const part: Part = bundle.kind === 'environment' ? 'infrastructure' : 'instance'
  if (!bundle.example || !bundle.parts[part]) return []
  const { body } = await renderPart(ctx.renderer, { bundle, part, names: exampleNames(bundle, part) })
  const counts = new Map<string, number>()
  for (const { type } of Object.values(parseTemplate(body).resources)) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts]
    .map(([type, count]) => ({ type, count }))
    .toSorted((a, b) => b.count - a.count || a.type.localeCompare(b.type))
}
