import { Problem } from '../../errors.ts'
import type { Part } from '../bundle/part.ts'
import type { LoadedVersion } from '../versions/load.ts'
import { formatVersion } from '../versions/version.ts'
import { checkSpec, immutableChanges } from './spec.ts'

type Spec = Record<string, unknown>

/** The spec with its defaults filled in, or one Problem that lists every field that does not fit, with its path. */
export function validSpec(version: LoadedVersion, part: Part, spec: Spec): Spec {
  const { spec: filled, issues } = checkSpec(schemaOf(version, part), spec)
  if (issues.length === 0) return filled
  throw doesNotFit(version, issues)
}

/** Refuses a change of fields that are fixed after creation. */
export function requireImmutable(version: LoadedVersion, part: Part, { before, after }: { before: Spec; after: Spec }) {
  const issues = immutableChanges(schemaOf(version, part), before, after)
  if (issues.length > 0) throw doesNotFit(version, issues)
}

function doesNotFit(version: LoadedVersion, issues: { at: string; message: string }[]) {
  const [first] = issues
  const more = issues.length > 1 ? ` ${issues.length - 1} more below.` : ''
  const message = `The spec does not fit ${version.template.name} ${formatVersion(version)}: ${first?.at} ${first?.message}.${more}`
  return new Problem('BAD_REQUEST', message, { reason: 'SPEC_INVALID', at: first?.at, issues })
}

/** A part without inputs takes an empty spec. */
const schemaOf = (version: LoadedVersion, part: Part) => version.bundle.schema[part] ?? { type: 'object' as const }
