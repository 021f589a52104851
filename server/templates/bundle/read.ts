import type { TemplateKind } from '../template.ts'
import { type BundleFile, stripTopFolder } from './archive/files.ts'
import type { Bundle } from './bundle.ts'
import { digestFiles } from './digest.ts'
import { readCompatibleEnvironments } from './files/compatible-environments.ts'
import { checkExample, readExample, readSampleOutputs, specsOf } from './files/example.ts'
import { folders, readManifest } from './files/manifest.ts'
import { readMigrations } from './files/migrations.ts'
import { type Reading, readYamlFile } from './files/reading.ts'
import { error, type Finding, hasErrors, warning } from './finding.ts'
import { type Part, parts } from './part.ts'
import { noInputs } from './schema/json-schema.ts'
import { readSchema } from './schema/read-schema.ts'
import { findSecrets } from './secrets.ts'

/**
 * Reads the files of a bundle in Proton's layout and says everything that is wrong with them at once. Pure. The bundle
 * is undefined only when there is nothing to work with; with errors among the findings it must not be published.
 */
export function readBundle(given: BundleFile[]): { bundle: Bundle | undefined; findings: Finding[] } {
  const stripped = stripTopFolder(given)
  const files = stripped.files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const reading: Reading = {
    files: new Map(files.map(({ path, content }) => [path, content])),
    findings: stripped.findings,
  }
  reading.findings.push(...findSecrets(files))
  const kind = kindOf(reading)
  if (!kind) return { bundle: undefined, findings: reading.findings }

  const present = presentParts(reading, kind)
  const bundleParts = readParts(reading, present)
  // Also for a part whose manifest is broken: its schema has findings of its own.
  const schema = readBundleSchema(reading, present)
  const example = readExample(reading, kind)
  if (example && !hasErrors(reading.findings)) checkExample(reading, schema, example)
  const bundle: Bundle = {
    kind,
    parts: bundleParts,
    partials: readPartials(reading),
    schema,
    readme: reading.files.get('README.md'),
    notes: reading.files.get('notes.md'),
    example: example && specsOf(example.example),
    exampleFile: example?.example,
    exampleOutputs: readSampleOutputs(reading),
    migrations: readMigrations(reading),
    compatibleEnvironments: readCompatibleEnvironments(reading, kind),
    files,
    digest: digestFiles(files),
  }
  return { bundle, findings: reading.findings }
}

function kindOf({ files, findings }: Reading): TemplateKind | undefined {
  const has = (part: Part) => [...files.keys()].some((path) => path.startsWith(`${folders[part]}/`))
  if (has('infrastructure') && has('instance')) {
    const message = 'The bundle holds infrastructure/ and instance_infrastructure/.'
    findings.push(
      error('infrastructure', { code: 'BUNDLE_KIND', message, advice: 'Publish an environment and a service bundle.' }),
    )
    return undefined
  }
  if (has('infrastructure')) return 'environment'
  if (has('instance')) return 'service'
  const shown = [...files.keys()].slice(0, 5).join(', ')
  const message = `Neither infrastructure/ nor instance_infrastructure/ is in the bundle (found: ${shown}).`
  const advice = "Pack the folder's content, not a folder above it: infrastructure/manifest.yaml belongs to the root."
  findings.push(error('manifest.yaml', { code: 'BUNDLE_MISSING_FILE', message, advice }))
  return undefined
}

/** The parts of this kind of bundle that have a folder. */
function presentParts({ files, findings }: Reading, kind: TemplateKind): Part[] {
  const present = parts.filter((part) => [...files.keys()].some((path) => path.startsWith(`${folders[part]}/`)))
  const belongs = (part: Part) => (kind === 'environment') === (part === 'infrastructure')
  for (const part of present.filter((other) => !belongs(other))) {
    const message = `${folders[part]}/ does not belong to a bundle of this kind (${kind}).`
    findings.push(warning(folders[part], { code: 'BUNDLE_UNUSED', message, advice: 'Remove the folder.' }))
  }
  return present.filter(belongs)
}

function readParts(reading: Reading, present: Part[]): Bundle['parts'] {
  const result: Bundle['parts'] = {}
  for (const part of present) {
    const read = readManifest(reading, part)
    if (read) result[part] = read
  }
  return result
}

function readBundleSchema(reading: Reading, present: Part[]) {
  const document = readYamlFile(reading, 'schema/schema.yaml')
  const none = Object.fromEntries(present.map((part) => [part, noInputs()]))
  if (!document) return none
  const { schema, findings } = readSchema(document, present)
  reading.findings.push(...findings)
  return { ...none, ...schema }
}

function readPartials({ files, findings }: Reading): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [path, content] of files) {
    if (!path.startsWith('partials/')) continue
    const name = /^partials\/([\w-]+)\.hbs$/.exec(path)?.[1]
    if (name) found[name] = content
    else {
      const message = `${path} is not a partial: partials are partials/<name>.hbs.`
      findings.push(warning(path, { code: 'BUNDLE_UNUSED', message, advice: 'Rename the file, or leave it out.' }))
    }
  }
  return found
}
