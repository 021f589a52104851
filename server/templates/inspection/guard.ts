import type { Db } from '../../db.ts'
import type { Validator } from '../../validation/validator.ts'
import type { Finding } from '../bundle/finding.ts'
import type { Part } from '../bundle/part.ts'
import type { TemplateKind } from '../template.ts'

/** A part of a version as rendered from its own example, for somebody who judges it. */
export interface JudgedExample {
  template: { name: string; kind: TemplateKind; version: string }
  part: Part
  file: string
  body: string
  parameters: Record<string, string>
  region: string
  /** The author's file and line of a line that mentions a logical id. */
  placeOf(logicalId: string): { file: string; line?: number }
}

/**
 * Judges what a version makes by rules that templates know nothing about: the guardrails of the installation.
 * Given to whoever builds a `Ctx`, because templates stand below the things that judge them.
 */
export type TemplateGuard = (ctx: { db: Db; validator: Validator }, examples: JudgedExample[]) => Promise<Finding[]>
