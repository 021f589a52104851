import type { Ctx } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { Finding } from '../bundle/finding.ts'
import { examplePlace } from '../rendering/example-names.ts'
import { namesToTry } from '../rendering/names-to-try.ts'
import { renderTraced } from '../rendering/render.ts'
import type { LoadedVersion } from '../versions/load.ts'
import { formatVersion } from '../versions/version.ts'
import { lineOf } from './find-line.ts'
import type { JudgedExample } from './guard.ts'
import { placeOf } from './origin.ts'

type Judged = Pick<LoadedVersion, 'bundle' | 'template' | 'major' | 'minor'>

/**
 * What the installation's guardrails say about a version, by what its example makes. Never kept: they may change
 * between two looks. A part that does not render has findings of its own and is left out.
 */
export async function guardVersion(ctx: Ctx, version: Judged): Promise<Finding[]> {
  const { bundle, template } = version
  const examples: JudgedExample[] = []
  for (const { part, file } of partsOf(version)) {
    try {
      const names = await namesToTry(ctx.renderer, bundle, part)
      const { body, parameters, origins } = await renderTraced(ctx.renderer, { bundle, part, names })
      examples.push({
        template: { name: template.name, kind: template.kind, version: formatVersion(version) },
        part,
        file,
        body,
        parameters,
        region: examplePlace.region,
        placeOf: (logicalId) => placeOf(origins, lineOf(body, [logicalId]), file),
      })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  return examples.length > 0 ? ctx.guard(ctx, examples) : []
}

function partsOf({ bundle }: Judged) {
  return (['infrastructure', 'instance', 'pipeline'] as const).flatMap((part) => {
    const file = bundle.parts[part]?.file
    return file ? [{ part, file }] : []
  })
}
