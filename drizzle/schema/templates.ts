import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { BundleSchema, EnvironmentTemplateRef, Finding } from '../../server/templates/bundle/bundle.ts'
import type { Commit } from '../../server/templates/sources/source.ts'
import type { TemplateKind } from '../../server/templates/template.ts'
import type { VersionStatus } from '../../server/templates/versions/version.ts'
import { at, createdAt, id } from '../columns.ts'

/** A kind of infrastructure that teams can ask for. */
export const templates = pgTable(
  'templates',
  {
    id: id('tpl'),
    name: text('name').notNull().unique(),
    kind: text('kind').$type<TemplateKind>().notNull(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    category: text('category').notNull().default('other'),
    icon: text('icon').notNull().default('box'),
    maintainer: text('maintainer').notNull().default(''),
    /** The major that new targets take when nobody chooses; null until something is published. */
    defaultMajor: integer('default_major'),
    createdAt: createdAt(),
  },
  (t) => [check('templates_kind', sql`${t.kind} in ('environment', 'service')`)],
)

/** A numbered state of a template. Once published it never changes; a trigger in the migrations refuses it. */
export const templateVersions = pgTable(
  'template_versions',
  {
    id: id('ver'),
    templateId: text('template_id')
      .notNull()
      .references(() => templates.id),
    major: integer('major').notNull(),
    minor: integer('minor').notNull(),
    status: text('status').$type<VersionStatus>().notNull().default('draft'),
    /** SHA-256 over the sorted files. */
    digest: text('digest').notNull(),
    schema: jsonb('schema').$type<BundleSchema>().notNull(),
    /** Environment templates (name and major) this service version can run in. */
    compatibleEnvironments: jsonb('compatible_environments').$type<EnvironmentTemplateRef[]>().notNull().default([]),
    findings: jsonb('findings').$type<Finding[]>().notNull().default([]),
    notes: text('notes').notNull().default(''),
    readme: text('readme').notNull().default(''),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    /** Rises with every save of a draft: whoever saves names the one they saw, so that nobody overwrites unseen work. */
    revision: integer('revision').notNull().default(1),
    savedBy: text('saved_by').notNull().default(''),
    savedAt: at('saved_at').notNull().defaultNow(),
    /** The commit it was read at, for a draft that came from a git repository. */
    commit: jsonb('commit').$type<Commit>(),
    publishedBy: text('published_by'),
    publishedAt: at('published_at'),
    withdrawnReason: text('withdrawn_reason'),
    /** What to use instead of a withdrawn version. */
    replacedBy: text('replaced_by').references((): AnyPgColumn => templateVersions.id),
    /** What new targets of this major take, and what `behind` compares with. */
    recommended: boolean('recommended').notNull().default(false),
  },
  (t) => [
    uniqueIndex('template_versions_number').on(t.templateId, t.major, t.minor),
    uniqueIndex('template_versions_recommended').on(t.templateId, t.major).where(sql`recommended`),
    check('template_versions_recommended_published', sql`not ${t.recommended} or ${t.status} = 'published'`),
    check('template_versions_status', sql`${t.status} in ('draft', 'published', 'deprecated', 'yanked')`),
  ],
)

/** The files of a version, as the author wrote them. Never extracted to disk. */
export const versionFiles = pgTable(
  'version_files',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => templateVersions.id, { onDelete: 'cascade' }),
    path: text('path').notNull(),
    content: text('content').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.path] })],
)
