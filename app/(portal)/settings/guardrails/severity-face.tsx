import type { PolicySeverity } from '../../../../server/guardrails/guardrail.ts'
import { StatusMark } from '../../../_components/status/status-mark.tsx'

export const severityWords: Record<PolicySeverity, string> = {
  deny: 'Denies',
  require_approval: 'Asks for approval',
  warn: 'Warns',
}

export const severityHelp: Record<PolicySeverity, string> = {
  deny: 'Nobody publishes or deploys it. Only an exemption lets it through.',
  require_approval: 'Held back, unless an operator deploys it and says why.',
  warn: 'Shown, and let through.',
}

const faces = {
  deny: { mark: 'stuck', tone: 'danger' },
  require_approval: { mark: 'paused', tone: 'warn' },
  warn: { mark: 'failed', tone: 'neutral' },
} as const

/** What a policy does with what it finds: shape and word. */
export function Severity({ severity }: { severity: PolicySeverity }) {
  const { mark, tone } = faces[severity]
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <StatusMark mark={mark} tone={tone} />
      {severityWords[severity]}
    </span>
  )
}
