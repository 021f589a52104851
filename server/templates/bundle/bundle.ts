import type { RenderRequest } from '../../rendering/request.ts'
import type { Migration } from '../specs/migration.ts'
import type { Spec } from '../specs/spec.ts'
import type { TemplateKind } from '../template.ts'
import type { Version } from '../versions/version.ts'
import type { BundleFile } from './archive/files.ts'
import type { Example } from './files/example-parts.ts'
import type { Part } from './part.ts'
import type { JsonSchema } from './schema/json-schema.ts'

export type { BundleFile } from './archive/files.ts'
export type { Finding } from './finding.ts'
export type { Part } from './part.ts'
export type { JsonSchema } from './schema/json-schema.ts'

/** What each part asks for. A part without inputs has a schema that takes nothing. */
export type BundleSchema = Partial<Record<Part, JsonSchema>>

export interface EnvironmentTemplateRef {
  template: string
  major: number
}

export interface BundlePart {
  engine: RenderRequest['engine']
  /** Path of the template in the bundle. */
  file: string
  source: string
}

/** An example from `spec/spec.yaml`, by part. */
export type ExampleSpec = Partial<Record<Part, Spec>>

/** The files of a version, read and checked. Plain data: safe to send, to store and to compare. */
export interface Bundle {
  kind: TemplateKind
  parts: Partial<Record<Part, BundlePart>>
  /** Name in the template (`{{> tags}}`) → text, from `partials/*.hbs`. */
  partials: Record<string, string>
  schema: BundleSchema
  readme?: string
  notes?: string
  example?: ExampleSpec
  /** The whole of it: every instance, and which numbers are floats. */
  exampleFile?: Example
  /** Example environment outputs for a service, from `spec/sample-outputs.yaml`. */
  exampleOutputs?: Record<string, string>
  migrations: BundleMigration[]
  compatibleEnvironments: EnvironmentTemplateRef[]
  files: BundleFile[]
  /** SHA-256 over the sorted paths and contents. */
  digest: string
}

export interface BundleMigration {
  file: string
  to: Version
  migration: Migration
}
