import { z } from 'zod'
import { namePattern, nameRule } from '../names.ts'
import { templateKinds } from './template.ts'

export const TemplateName = z.string().regex(namePattern, nameRule)
const Text = (max: number) => z.string().trim().max(max, `At most ${max} characters.`)

/** What people read about a template; kept when a later upload does not say it again. */
export const TemplateFacts = z.strictObject({
  name: TemplateName,
  title: Text(100).optional(),
  description: Text(500).optional(),
  category: Text(40).optional(),
  icon: Text(40).optional(),
  maintainer: Text(100).optional(),
})
export type TemplateFacts = z.infer<typeof TemplateFacts>

/** What an uploaded archive is for; the archive itself is the body of the request. */
export const UploadArchive = z.strictObject({ template: TemplateFacts, bump: z.enum(['major', 'minor']) })
export type UploadArchive = z.infer<typeof UploadArchive>

/** A folder chosen in the browser: its files as text. Archives come through the upload route instead. */
export const UploadFolder = z.strictObject({
  template: TemplateFacts,
  bump: z.enum(['major', 'minor']),
  files: z.array(z.strictObject({ path: z.string().max(500), contentBase64: z.string() })),
})
export type UploadFolder = z.infer<typeof UploadFolder>

export const TemplateRef = z.strictObject({ template: z.string().min(1).max(100) })
export type TemplateRef = z.infer<typeof TemplateRef>

export const VersionRef = z.strictObject({
  template: z.string().min(1).max(100),
  version: z.string().regex(/^\d{1,6}\.\d{1,6}$/, 'Write a version as major.minor, for example 1.4.'),
})
export type VersionRef = z.infer<typeof VersionRef>

/** Two versions of a template, in the order they are read. */
export const CompareVersions = z.strictObject({
  template: VersionRef.shape.template,
  before: VersionRef.shape.version,
  after: VersionRef.shape.version,
})
export type CompareVersions = z.infer<typeof CompareVersions>

/** `target`: id of a live target whose spec is rendered with both; left out: the versions' own examples. */
export const CompareRendered = CompareVersions.extend({ target: z.string().min(1).max(64).optional() })
export type CompareRendered = z.infer<typeof CompareRendered>

const EnvironmentRef = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,99}:\d{1,4}$/, 'Write an environment template and its major, for example network:1.')

/** `runsIn`: where a service runs whose bundle does not say it. */
const Places = { runsIn: z.array(EnvironmentRef).max(100).optional() }
export const ReviewVersion = VersionRef.extend(Places)
export type ReviewVersion = z.infer<typeof ReviewVersion>

export const PublishVersion = ReviewVersion.extend({
  notes: Text(20_000).optional(),
  /** What new targets of its major take from now on. Left out: yes, when it is later than what they take today. */
  recommend: z.boolean().optional(),
  /** Whether its major becomes the one that new targets take. The first version that is recommended always does. */
  makeDefault: z.boolean().default(false),
})
export type PublishVersion = z.input<typeof PublishVersion>

const Why = z.string().trim().min(3, 'Say why, so that its users know what to do.').max(500)
const Replacement = VersionRef.shape.version

/** `replacement`: the version to use instead. It inherits the recommendation when it is a minor of the same major. */
export const DeprecateVersion = VersionRef.extend({ reason: Why, replacement: Replacement.optional() })
export type DeprecateVersion = z.infer<typeof DeprecateVersion>

export const YankVersion = VersionRef.extend({ reason: Why, replacement: Replacement })
export type YankVersion = z.infer<typeof YankVersion>

/** Taking a recommendation or a yank back, or giving one. */
export const RecommendVersion = VersionRef.extend({ reason: Text(500).default('') })
export type RecommendVersion = z.infer<typeof RecommendVersion>

export const ListTemplates = z.strictObject({
  kind: z.enum(templateKinds).optional(),
  search: z.string().max(100).default(''),
})
export type ListTemplates = z.infer<typeof ListTemplates>
