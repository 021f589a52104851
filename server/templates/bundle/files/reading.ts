import { error, type Finding } from '../finding.ts'
import { readYaml, type YamlDocument } from '../yaml/document.ts'

/** Collects what is found while a bundle is read. */
export interface Reading {
  files: Map<string, string>
  findings: Finding[]
}

/** A required or optional YAML file; undefined when it is absent or broken, with the reason among the findings. */
export function readYamlFile(
  reading: Reading,
  path: string,
  presence: 'required' | 'optional' = 'required',
): YamlDocument | undefined {
  const text = reading.files.get(path)
  if (text === undefined) {
    if (presence === 'required') reading.findings.push(missingFile(reading, path))
    return undefined
  }
  const document = readYaml(path, text)
  reading.findings.push(...document.findings)
  return document.findings.length > 0 ? undefined : document
}

export function missingFile({ files }: Reading, path: string): Finding {
  const name = path.split('/').at(-1) ?? path
  const elsewhere = [...files.keys()].find((known) => known.endsWith(`/${name}`) || known === name)
  const yml = path.replace(/\.yaml$/, '.yml')
  const hint = files.has(yml)
    ? ` (found: ${yml})`
    : elsewhere && !path.includes('manifest')
      ? ` (found: ${elsewhere})`
      : ''
  return error(path, {
    code: 'BUNDLE_MISSING_FILE',
    message: `${path} is not in the bundle${hint}.`,
    advice: `Add ${path}.`,
  })
}
