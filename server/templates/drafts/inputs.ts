import { z } from 'zod'
import { bundleLimits } from '../bundle/archive/limits.ts'
import { parts } from '../bundle/part.ts'
import { TemplateName, TemplateRef, VersionRef } from '../inputs.ts'
import { templateKinds } from '../template.ts'
import { beginningNames } from './beginnings/beginning.ts'

const engines = ['handlebars', 'jinja'] as const

/** What a new template begins with: a skeleton of ours, or a copy of any version. */
const Beginning = z.union([
  z.strictObject({ beginning: z.enum(beginningNames), engine: z.enum(engines) }),
  z.strictObject({ copyOf: VersionRef }),
])

export const StartDraft = z.strictObject({
  name: TemplateName,
  kind: z.enum(templateKinds),
  title: z.string().trim().max(100, 'At most 100 characters.').default(''),
  description: z.string().trim().max(500, 'At most 500 characters.').default(''),
  /** Environment templates a service can run in, as `name:major`. */
  runsIn: z
    .array(z.string().regex(/^[a-z0-9-]+:\d{1,4}$/, 'Write name:major, for example network:1.'))
    .max(50)
    .default([]),
  from: Beginning,
})
export type StartDraft = z.infer<typeof StartDraft>

export const CloneVersion = VersionRef.extend({ bump: z.enum(['major', 'minor']) })
export type CloneVersion = z.infer<typeof CloneVersion>

const Path = z.string().min(1).max(500)
const Changes = z.strictObject({
  written: z.array(z.strictObject({ path: Path, content: z.string().max(2 * bundleLimits.fileBytes) })).max(1_000),
  removed: z.array(Path).max(1_000),
})

/** A draft as its author sees it: the revision it was read at, and what was typed since. */
export const DraftText = VersionRef.extend({
  revision: z.int().min(1),
  changes: Changes.default({ written: [], removed: [] }),
})
export type DraftText = z.infer<typeof DraftText>

export const RenumberDraft = VersionRef.extend({ to: VersionRef.shape.version })
export type RenumberDraft = z.infer<typeof RenumberDraft>

/** Without a target: the bundle's own example. */
export const TryVersion = DraftText.extend({
  part: z.enum(parts).optional(),
  target: z.string().max(100).optional(),
})
export type TryVersion = z.infer<typeof TryVersion>

export const FindTryTargets = TemplateRef.extend({ search: z.string().max(100).default('') })
export type FindTryTargets = z.infer<typeof FindTryTargets>

export const FindResourceTypes = z.strictObject({ prefix: z.string().max(100) })
export type FindResourceTypes = z.infer<typeof FindResourceTypes>

export const ResourceTypeRef = z.strictObject({
  type: z.string().max(200),
  /** Keys from the resource's properties inwards, to what is asked about. */
  path: z.array(z.string().max(200)).max(20).default([]),
})
export type ResourceTypeRef = z.infer<typeof ResourceTypeRef>
