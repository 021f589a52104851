import { readParameters } from '../../../template/parameters/declarations.ts'
import { readDocument } from '../../../template/parse.ts'
import { entry, isObject, type Template } from '../../../template/template.ts'
import { transformNames } from '../../../template/transforms/calls.ts'
import { TransformFailure } from '../../../template/transforms/failure.ts'
import { processDocument } from '../../../template/transforms/process.ts'
import { findParameter } from '../../sidecars/ssm.ts'
import type { Region } from '../../state/region.ts'
import type { Definition } from '../../state/stack.ts'
import type { World } from '../../state/world.ts'
import { validationError } from '../../wire/aws-error.ts'
import { flag, type Input, structs, text } from '../../wire/form.ts'
import type { Call } from '../call.ts'
import { refusing } from './refusing.ts'
import { transformSources } from './transform-sources.ts'

type Processed = { digest: string; broken?: string }

/** Keeps the template as its transforms leave it; answers its digest, or why a transform cannot be applied. */
export function processedTemplate({ world, home, input }: Call, template: string, before?: Definition): Processed {
  const parameters = (names: Pick<Template, 'parameters'>) => givenParameters(input, names, before)
  return refusing(() => transformed(world, home, template, { parameters, stackName: text(input, 'StackName') ?? '' }))
}

/** The same for a template whose parameters come from elsewhere. Throws a `TemplateError`. */
export function transformed(
  world: World,
  home: Region,
  template: string,
  from: { parameters: (names: Pick<Template, 'parameters'>) => Record<string, string>; stackName: string },
): Processed {
  const source = world.templates.text(template)
  // Reading a document twice is dear; most have no transform.
  if (!source.includes('Transform')) return { digest: template }
  const document = readDocument(source)
  if (transformNames(document).length === 0) return { digest: template }
  const names = { parameters: readParameters(isObject(document.Parameters) ? document.Parameters : {}) }
  const pseudo = { accountId: home.account, region: home.region, stackName: from.stackName }
  const context = { parameters: from.parameters(names), pseudo, sources: transformSources(world, home) }
  try {
    return { digest: world.templates.keep(JSON.stringify(processDocument(document, context))) }
  } catch (error) {
    if (error instanceof TransformFailure) return { digest: template, broken: error.message }
    throw error
  }
}

/** What parameters of an SSM type stand for now; kept for the execution of a change set. */
export function resolveSsm(
  home: Region,
  template: Template,
  parameters: Record<string, string>,
): Record<string, string> {
  const asked = Object.entries(template.parameters).filter(([, { type }]) =>
    type.startsWith('AWS::SSM::Parameter::Value<'),
  )
  const missing: string[] = []
  const resolved = asked.flatMap(([name]): [string, string][] => {
    const path = entry(parameters, name) ?? ''
    const found = findParameter(home, path)
    if (!found) missing.push(path)
    return found ? [[name, found.value]] : []
  })
  if (missing.length > 0) {
    throw validationError(`Unable to fetch parameters [${missing.join(',')}] from parameter store for this account.`)
  }
  return Object.fromEntries(resolved)
}

/** The values a call gives, by parameter name. */
export function givenParameters(
  input: Input,
  template: Pick<Template, 'parameters'>,
  before?: Definition,
): Record<string, string> {
  const given: [string, string][] = []
  for (const item of structs(input, 'Parameters') ?? []) {
    const key = text(item, 'ParameterKey')
    if (key === undefined) throw validationError('Every parameter must have a ParameterKey.')
    const value = flag(item, 'UsePreviousValue') ? entry(before?.parameters, key) : item.ParameterValue
    if (flag(item, 'UsePreviousValue') && value === undefined && Object.hasOwn(template.parameters, key)) {
      throw validationError(
        `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
      )
    }
    if (typeof value === 'string') given.push([key, value])
  }
  return Object.fromEntries(given)
}

/** The parameters that a template declares with NoEcho. */
export function hiddenParameters({ parameters }: Template): string[] {
  return Object.keys(parameters).filter((name) => entry(parameters, name)?.noEcho)
}
