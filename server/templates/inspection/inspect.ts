import { parseTemplate } from '../../cloudformation/template/parse.ts'
import type { Ctx } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { Bundle, Finding } from '../bundle/bundle.ts'
import type { Part } from '../bundle/part.ts'
import { examplePlace } from '../rendering/example-names.ts'
import { namesToTry } from '../rendering/names-to-try.ts'
import { renderTraced } from '../rendering/render.ts'
import { findExposures } from './exposure.ts'
import { lineOf } from './find-line.ts'
import { madeUpFor, sayWhatIsMadeUp, weighFindings } from './made-up.ts'
import { checkNames } from './names.ts'
import { placeOf } from './origin.ts'
import { findLiteralSecrets } from './secrets.ts'
import { validateRendered } from './validate-rendered.ts'

type Tools = Pick<Ctx, 'renderer' | 'validator'>

/**
 * Looks at a bundle as whoever deploys it would meet it: names and secrets in its text, and every part rendered from the
 * bundle's own example and checked by AWS's validator. Answers findings at the author's lines; refuses nothing.
 */
export async function inspectBundle(tools: Tools, bundle: Bundle): Promise<Finding[]> {
  const inspected: InspectedPart[] = []
  for (const [part, source] of Object.entries(bundle.parts) as [Part, { file: string }][]) {
    inspected.push(await inspectPart(tools, { bundle, part, file: source.file }))
  }
  const parameters = Object.fromEntries(inspected.map(({ part, parameters }) => [part, parameters]))
  const found = inspected.flatMap(({ findings }) => findings)
  // Where rendering has failed already, there is no need to say that it would.
  const isSaid = ({ file, line }: Finding) =>
    found.some((other) => other.code.startsWith('TEMPLATE_') && other.file === file && other.line === line)
  return [
    ...found,
    ...sayWhatIsMadeUp(bundle),
    ...checkNames(bundle, parameters).filter((finding) => !isSaid(finding)),
    ...findLiteralSecrets(bundle),
  ]
}

interface InspectedPart {
  part: Part
  findings: Finding[]
  /** Names of CloudFormation parameters that the rendered template declares. */
  parameters: string[]
}

interface Inspected {
  bundle: Bundle
  part: Part
  file: string
}

async function inspectPart({ renderer, validator }: Tools, { bundle, part, file }: Inspected): Promise<InspectedPart> {
  const madeUp = madeUpFor(bundle, part)
  try {
    const names = await namesToTry(renderer, bundle, part)
    const rendered = await renderTraced(renderer, { bundle, part, names })
    const { body, origins } = rendered
    const template = parseTemplate(body)
    const exposed = findExposures(template).map(
      ({ steps, ...words }): Finding => ({
        code: 'SECRET_EXPOSED',
        ...placeOf(origins, lineOf(body, steps), file),
        ...words,
      }),
    )
    const validated = await validateRendered(validator, { file, ...rendered }, examplePlace.region)
    const findings = weighFindings([...validated, ...exposed], madeUp)
    return { part, findings, parameters: Object.keys(template.parameters) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // Without rendering, nobody knows which fields become parameters: all of them may.
    const parameters = Object.keys(bundle.schema[part]?.properties ?? {})
    return { part, parameters, findings: weighFindings([toFinding(error, file)], madeUp) }
  }
}

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
