import { parseTemplate } from '../../cloudformation/template/parse.ts'
import type { Template } from '../../cloudformation/template/template.ts'
import { understoodTemplate } from '../../cloudformation/template/transforms/understood.ts'
import type { Ctx } from '../../context.ts'
import { notFound, Problem } from '../../errors.ts'
import type { Part } from '../bundle/bundle.ts'
import type { VersionRef } from '../inputs.ts'
import { exampleNames } from '../rendering/example-names.ts'
import { renderPart } from '../rendering/render.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion } from '../versions/load.ts'
import { type CostLine, costLines } from './cost-drivers.ts'
import { type Diagram, diagramOf } from './diagram.ts'

interface ResourceCount {
  /** `AWS::ECS::Service` */
  type: string
  count: number
}

/** What a version makes with its own example, or with the defaults of its schema; another spec may make more or less. */
export interface Creates {
  /** The most frequent first. Empty where it cannot be told without values of a team. */
  counts: ResourceCount[]
  diagram: Diagram
  /** What of it appears on a bill. */
  costs: CostLine[]
  outputs: { name: string; description: string }[]
}

/** By digest of the bundle: equal bytes create the same, so an entry can never be stale. */
const known = new Map<string, Creates>()
const keptVersions = 200

/** What a version creates with its own example. */
export async function describeCreation(ctx: Ctx, ref: VersionRef): Promise<Creates> {
  const template = await findTemplate(ctx.db, ref.template)
  const found = await findVersion(ctx.db, template.id, ref.version)
  if (!found) throw notFound(`${ref.template} ${ref.version}`)
  const remembered = known.get(found.digest)
  if (remembered) return remembered
  const rendered = await renderExample(ctx, await loadVersion(ctx.db, found.id))
  const creates = rendered ? describe(rendered) : nothing
  if (known.size >= keptVersions) known.delete(known.keys().next().value ?? '')
  known.set(found.digest, creates)
  return creates
}

const nothing: Creates = { counts: [], diagram: { nodes: [], edges: [] }, costs: [], outputs: [] }

async function renderExample(ctx: Ctx, { bundle }: LoadedVersion): Promise<Template | undefined> {
  const part: Part = bundle.kind === 'environment' ? 'infrastructure' : 'instance'
  if (!bundle.parts[part]) return undefined
  try {
    const names = exampleNames(bundle, part)
    const { body } = await renderPart(ctx.renderer, { bundle, part, names })
    return understoodTemplate(parseTemplate(body))
  } catch (error) {
    // A published version without an example may need values that nobody could make up.
    if (bundle.example || !(error instanceof Problem)) throw error
    return undefined
  }
}

function describe(template: Template): Creates {
  const counts = countTypes(template)
  return {
    counts,
    diagram: diagramOf(template),
    costs: costLines(counts),
    outputs: Object.entries(template.outputs).map(([name, { description }]) => ({
      name,
      description: description ?? '',
    })),
  }
}

function countTypes({ resources }: Template): ResourceCount[] {
  const counts = new Map<string, number>()
  for (const { type } of Object.values(resources)) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts]
    .map(([type, count]) => ({ type, count }))
    .toSorted((a, b) => b.count - a.count || a.type.localeCompare(b.type))
}
