import type { Ctx } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { Bundle, Finding } from '../bundle/bundle.ts'
import { exampleNames } from './example-names.ts'
import { renderPart } from './render.ts'

/** Renders every part of a bundle from its own example, and answers what is wrong with the result as findings. */
export async function inspectBundle(ctx: Pick<Ctx, 'renderer'>, bundle: Bundle): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [part, source] of Object.entries(bundle.parts) as [keyof Bundle['parts'], { file: string }][]) {
    if (!bundle.example) {
      findings.push(noExample(source.file))
      continue
    }
    try {
      await renderPart(ctx.renderer, { bundle, part, names: exampleNames(bundle, part) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      findings.push(toFinding(error, source.file))
    }
  }
  return findings
}

const noExample = (file: string): Finding => ({
  severity: 'warning',
  code: 'EXAMPLE_MISSING',
  file: 'spec/spec.yaml',
  message: `${file} could not be tried: the bundle has no example.`,
  advice: 'Add spec/spec.yaml with values a team would fill in; it is rendered and checked before publishing.',
})

/** What a template was refused for, at its place in the bundle. */
export function toFinding(problem: Problem, file: string): Finding {
  const [, named, line, column] = /^(.*?)(?::(\d+))?(?::(\d+))?$/.exec(problem.at ?? '') ?? []
  return {
    severity: 'error',
    code: problem.reason,
    file: named || file,
    ...(line ? { line: Number(line) } : {}),
    ...(column ? { column: Number(column) } : {}),
    message: problem.message,
    advice: 'Mend the template at this place.',
  }
}
