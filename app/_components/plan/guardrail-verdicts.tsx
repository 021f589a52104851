import { type Judgement, stands, type Verdict } from '../../../server/guardrails/guardrail.ts'
import { formatCount } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import { Banner } from '../../_ui/feedback/banner.tsx'
import { Stack } from '../../_ui/page/layouts.tsx'
import { TextLink } from '../../_ui/text/text-link.tsx'

const looks = {
  deny: { tone: 'danger', words: 'denies this' },
  require_approval: { tone: 'warn', words: 'asks for an approval by an operator' },
  warn: { tone: 'info', words: 'warns of this' },
} as const

/** What the guardrails say about the plan on screen; nothing when they say nothing. */
export function GuardrailVerdicts({ judgement }: { judgement: Judgement | undefined }) {
  if (!judgement) return null
  if ('closed' in judgement)
    return (
      <Banner tone="danger" title="The guardrails cannot be asked.">
        {judgement.closed}
      </Banner>
    )
  if (judgement.verdicts.length === 0) return null
  return (
    <Stack gap="narrow">
      {judgement.verdicts.map((verdict) => (
        <VerdictBanner key={verdict.policy.id} verdict={verdict} />
      ))}
    </Stack>
  )
}

/** So many objections are written out; the rest is counted. */
const shown = 5

function VerdictBanner({ verdict }: { verdict: Verdict }) {
  const { policy, severity, objections, exempted } = verdict
  const { tone, words } = looks[severity]
  const said = stands(verdict) ? words : `is set aside until ${exempted?.until.slice(0, 10)}: ${exempted?.reason}`
  const title = (
    <>
      <TextLink href={paths.guardrail(policy.id)}>{policy.name}</TextLink> {said}
    </>
  )
  return (
    <Banner tone={stands(verdict) ? tone : 'info'} title={title}>
      <ul className="flex flex-col gap-1">
        {objections.slice(0, shown).map(({ message, advice }) => (
          <li key={message}>
            {message.replace(/\.?$/, '.')} {advice}
          </li>
        ))}
        {objections.length > shown && <li>And {formatCount(objections.length - shown, 'more objection')}.</li>}
      </ul>
    </Banner>
  )
}

/** An operator's reason would let it through: something asks for an approval, and nothing denies. */
export const waitsForApproval = (judgement: Judgement | undefined) =>
  judgement !== undefined &&
  'verdicts' in judgement &&
  judgement.verdicts.some((verdict) => verdict.severity === 'require_approval' && stands(verdict)) &&
  !judgement.verdicts.some((verdict) => verdict.severity === 'deny' && stands(verdict))
