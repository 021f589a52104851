import type { TemplateKind } from '../template.ts'
import type { BundleFile } from './archive/files.ts'
import type { Bundle } from './bundle.ts'
import { digestFiles } from './digest.ts'

/** What a half-written draft is while nothing can be made of it: its files, and nothing to render. */
export const unreadBundle = (kind: TemplateKind, files: BundleFile[]): Bundle => ({
  kind,
  parts: {},
  partials: {},
  schema: {},
  migrations: [],
  compatibleEnvironments: [],
  files,
  digest: digestFiles(files),
})
