import type { PolicyScope } from '../../../../server/guardrails/guardrail.ts'
import { formatWord } from '../../../_lib/format.ts'

/** What a policy looks at, as one line. */
export function scopeWords({ kinds, templates, stages }: PolicyScope): string {
  const what =
    templates.length > 0 ? templates.join(', ') : kinds.length === 1 ? `${formatWord(`${kinds[0]}s`)}` : 'Everything'
  return stages.length > 0 ? `${what} in ${stages.join(', ')}` : what
}
