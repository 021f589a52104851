import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { load } from 'js-yaml'
import type { z } from 'zod'
import { root } from '../../server/boot/bundle.mjs'
import { StarterFacts } from '../../server/boot/seed-starter.ts'
import type { Bundle, Finding, Part } from '../../server/templates/bundle/bundle.ts'
import { readBundle } from '../../server/templates/bundle/read.ts'
import type { TemplateKind } from '../../server/templates/template.ts'
import { compareVersions, parseVersion, type Version } from '../../server/templates/versions/version.ts'

/** One version of a starter template, as it lies in `templates/`. */
export interface StarterVersion {
  /** `web-service 1.1` */
  name: string
  template: string
  version: Version
  part: Part
  bundle: Bundle
  findings: Finding[]
}

export interface StarterTemplate {
  facts: z.infer<typeof StarterFacts>
  folder: string
  versions: StarterVersion[]
}

const folders = ['environments', 'services'] as const
const kindIn = { environments: 'environment', services: 'service' } as const

/** Every template of the starter catalogue with its versions, oldest first. */
export const catalogue: StarterTemplate[] = folders.flatMap((group) =>
  foldersIn(path.join(root, 'templates', group)).map((folder) => readTemplate(folder, kindIn[group])),
)
export const versions = catalogue.flatMap((template) => template.versions)

/** Every step from a version to a later one that an upgrade may take. */
export const steps = catalogue.flatMap(({ versions }) =>
  versions.flatMap((to, index) =>
    versions.slice(0, index).map((from) => ({ step: `${from.name} to ${to.name}`, from, to })),
  ),
)

function readTemplate(folder: string, kind: TemplateKind): StarterTemplate {
  const facts = StarterFacts.parse(load(readFileSync(path.join(folder, 'template.yaml'), 'utf8')))
  if (facts.kind !== kind)
    throw new Error(`${folder}/template.yaml says kind: ${facts.kind}, but lies among ${kind} templates`)
  const found = foldersIn(folder).map((versionFolder) => readVersion(facts.name, kind, versionFolder))
  return {
    facts,
    folder,
    versions: found.toSorted((a, b) => compareVersions(a.version, b.version)),
  }
}

function readVersion(template: string, kind: TemplateKind, folder: string): StarterVersion {
  const version = parseVersion(path.basename(folder))
  if (!version) throw new Error(`${folder} is not named after a version`)
  const { bundle, findings } = readBundle(filesIn(folder))
  if (!bundle) throw new Error(`${folder} is not a bundle: ${JSON.stringify(findings)}`)
  const part = kind === 'environment' ? 'infrastructure' : 'instance'
  return { name: `${template} ${path.basename(folder)}`, template, version, part, bundle, findings }
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name))
}

function filesIn(folder: string) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => {
    const file = path.join(entry.parentPath, entry.name)
    return { path: path.relative(folder, file).replaceAll(path.sep, '/'), content: readFileSync(file, 'utf8') }
  })
}
