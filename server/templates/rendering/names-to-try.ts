import { parseTemplate } from '../../cloudformation/template/parse.ts'
import { Problem } from '../../errors.ts'
import type { RenderPool } from '../../rendering/pool.ts'
import type { Bundle, Part } from '../bundle/bundle.ts'
import { exampleNames } from './example-names.ts'
import { renderPart } from './render.ts'
import { standInsFor } from './stand-ins.ts'

/**
 * The names a part sees when it is tried. A pipeline that asks for what its instances put out gets it from their own
 * templates, as far as these write it out: a runtime that decides how to build, for example.
 */
export async function namesToTry(pool: RenderPool, bundle: Bundle, part: Part, instance = 0) {
  const asked = Object.keys(standInsFor(bundle).instance)
  if (part !== 'pipeline' || asked.length === 0 || !bundle.parts.instance)
    return exampleNames(bundle, part, { instance })
  const count = Math.max(1, bundle.exampleFile?.instances.length ?? 0)
  const instanceOutputs: Record<string, string>[] = []
  for (let index = 0; index < count; index++) instanceOutputs.push(await writtenOutputs(pool, bundle, index))
  return exampleNames(bundle, part, { instance, instanceOutputs })
}

async function writtenOutputs(pool: RenderPool, bundle: Bundle, instance: number): Promise<Record<string, string>> {
  try {
    const names = exampleNames(bundle, 'instance', { instance })
    const { body } = await renderPart(pool, { bundle, part: 'instance', names })
    const written = Object.entries(parseTemplate(body).outputs).flatMap(([name, { value }]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    )
    return Object.fromEntries(written)
  } catch (error) {
    // What is wrong with the instance is said where it is looked at.
    if (!(error instanceof Problem)) throw error
    return {}
  }
}
