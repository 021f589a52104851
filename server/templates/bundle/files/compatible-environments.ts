import type { TemplateKind } from '../../template.ts'
import type { EnvironmentTemplateRef } from '../bundle.ts'
import { error, warning } from '../finding.ts'
import { isMap } from '../schema/read-schema.ts'
import { type Reading, readYamlFile } from './reading.ts'

const registration = '.template-registration.yaml'
const oldFile = '.compatible-envs'

/** Environment templates (name and major) a service version can run in, from either of Proton's files. */
export function readCompatibleEnvironments(reading: Reading, kind: TemplateKind): EnvironmentTemplateRef[] {
  const listed = [...readRegistration(reading), ...readOldFile(reading)]
  if (kind === 'environment') return []
  if (listed.length === 0) {
    const message = 'The bundle does not say in which environment templates it can run.'
    const advice = `Add ${registration} with compatible_environments: ["network:1"], or choose them when it is published.`
    reading.findings.push(warning(registration, { code: 'COMPAT_MISSING', message, advice }))
  }
  const refs = listed.flatMap(({ file, text }) => {
    const ref = readEnvironmentRef(text)
    if (ref) return [ref]
    const message = `"${text}" is not an environment template and a major version.`
    reading.findings.push(error(file, { code: 'COMPAT_FORMAT', message, advice: 'Write it as network:1.' }))
    return []
  })
  return refs.filter(
    (ref, index) => refs.findIndex(({ template, major }) => template === ref.template && major === ref.major) === index,
  )
}

/** `network:1`, as both files write it; a minor behind it says nothing. */
export function readEnvironmentRef(text: string): EnvironmentTemplateRef | undefined {
  const [, template, major] = /^([a-z][a-z0-9-]*):(\d{1,4})(?:\.\d+)?$/.exec(text) ?? []
  return template && major ? { template, major: Number(major) } : undefined
}

function readRegistration(reading: Reading): { file: string; text: string }[] {
  const document = readYamlFile(reading, registration, 'optional')
  const listed = isMap(document?.value) ? document.value.compatible_environments : undefined
  return Array.isArray(listed) ? listed.map((text) => ({ file: registration, text: String(text) })) : []
}

/** One `name:major` per line, or separated by commas. */
function readOldFile({ files }: Reading): { file: string; text: string }[] {
  const words = (files.get(oldFile) ?? '').split(/[\s,]+/).filter(Boolean)
  return words.map((text) => ({ file: oldFile, text }))
}
