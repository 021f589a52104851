import { Problem } from '../../errors.ts'
import type { RenderPool } from '../../rendering/pool.ts'
import type { Bundle, Finding, Part } from '../../templates/bundle/bundle.ts'
import { parts } from '../../templates/bundle/part.ts'
import { namesToTry } from '../../templates/rendering/names-to-try.ts'
import { renderPart } from '../../templates/rendering/render.ts'
import { type ExampleFile, withExample } from './examples.ts'

/** What became of one stack of one example. `file` is where its text is stored, as a path in the bundle. */
export type Outcome =
  | { kind: 'same' | 'unused'; file: string }
  | { kind: 'new' | 'different'; file: string; stored: string; rendered: string }
  | { kind: 'failed'; file: string; problem: Problem }
  | { kind: 'invalid'; file: string; findings: Finding[] }

/** Renders every stack of an example, and compares each with what the bundle stores for it. */
export async function compareExample(pool: RenderPool, bundle: Bundle, example: ExampleFile): Promise<Outcome[]> {
  const { bundle: own, findings } = withExample(bundle, example)
  if (!own) return [{ kind: 'invalid', file: example.spec, findings }]
  const outcomes: Outcome[] = []
  for (const part of parts.filter((known) => own.parts[known])) {
    for (const { file, instance } of stacksOf(own, part, example)) {
      outcomes.push(...(await compareStack(pool, own, { part, instance, file })))
    }
  }
  return outcomes
}

/** A spec with several instances makes a stack for each. */
function stacksOf(bundle: Bundle, part: Part, { name }: ExampleFile): { file: string; instance: number }[] {
  const instances = bundle.exampleFile?.instances ?? []
  if (part !== 'instance' || instances.length < 2) return [{ file: `tests/${name}/expected.${part}.yaml`, instance: 0 }]
  return instances.map((instance, index) => ({
    file: `tests/${name}/expected.instance.${instance.name}.yaml`,
    instance: index,
  }))
}

interface Stack {
  part: Part
  instance: number
  file: string
}

/** The rendered template, and beside it the parameters CloudFormation gets, where there are any. */
async function compareStack(pool: RenderPool, bundle: Bundle, { part, instance, file }: Stack): Promise<Outcome[]> {
  try {
    const names = await namesToTry(pool, bundle, part, instance)
    const { body, parameters } = await renderPart(pool, { bundle, part, names })
    const outcomes = [compareText(bundle, file, body)]
    if (Object.keys(parameters).length === 0) return outcomes
    const sorted = Object.fromEntries(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const besides = file.replace(/\.yaml$/, '.parameters.json')
    return [...outcomes, compareText(bundle, besides, `${JSON.stringify(sorted, null, 2)}\n`)]
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return [{ kind: 'failed', file, problem }]
  }
}

function compareText({ files }: Bundle, file: string, rendered: string): Outcome {
  const stored = files.find(({ path }) => path === file)?.content
  if (stored === rendered) return { kind: 'same', file }
  return { kind: stored === undefined ? 'new' : 'different', file, stored: stored ?? '', rendered }
}

/** Stored texts that no example renders to: left behind when an example was renamed or removed. */
export function unusedFiles({ files }: Bundle, outcomes: Outcome[]): Outcome[] {
  const used = new Set(outcomes.map(({ file }) => file))
  // What does not render leaves open what would have been compared.
  const isOpen = outcomes.some(({ kind }) => kind === 'invalid' || kind === 'failed')
  return files
    .filter(({ path }) => /^tests\/[\w-]+\/expected\.[\w.-]+\.(yaml|json)$/.test(path) && !used.has(path) && !isOpen)
    .map(({ path }) => ({ kind: 'unused', file: path }))
}
