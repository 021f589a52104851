import type { Finding } from '../templates/bundle/finding.ts'
import type { JudgedExample, TemplateGuard } from '../templates/inspection/guard.ts'
import type { Judgement, Verdict } from './guardrail.ts'
import { judge } from './judge.ts'

/** Judges what a version makes of its own example, before it is published. Where it will run is not known yet. */
export const guardTemplates: TemplateGuard = async (ctx, examples) => {
  const judgements = await judge(
    ctx,
    examples.map(({ body, parameters, region, template: { name, kind, version } }) => ({
      body,
      parameters,
      plan: null,
      target: { template: name, kind, version, region },
    })),
  )
  return examples.flatMap((example, index) => {
    const judgement = judgements[index]
    return judgement ? findingsOf(example, judgement) : []
  })
}

function findingsOf(example: JudgedExample, judgement: Judgement): Finding[] {
  if ('closed' in judgement) {
    const advice = 'Nothing is published while the guardrails cannot be asked. Try again, or mend the policy it names.'
    return [{ severity: 'error', code: 'GUARDRAILS_CLOSED', file: example.file, message: judgement.closed, advice }]
  }
  return judgement.verdicts.flatMap((verdict) => ofVerdict(example, verdict))
}

/** A version that needs an approval at every deployment may still be published; each deployment will ask. */
const severityOf = { deny: 'error', require_approval: 'warning', warn: 'warning' } as const
const codeOf = { deny: 'POLICY_DENIED', require_approval: 'POLICY_APPROVAL', warn: 'POLICY_WARNED' } as const

function ofVerdict({ file, placeOf }: JudgedExample, verdict: Verdict): Finding[] {
  const { policy, severity, objections, exempted } = verdict
  return objections.map(({ message, resource, advice }) => ({
    severity: exempted ? 'info' : severityOf[severity],
    code: exempted ? 'POLICY_EXEMPTED' : codeOf[severity],
    ...(resource ? placeOf(resource) : { file }),
    message: `${policy.name}: ${message.replace(/\.?$/, '.')}`,
    advice: exempted
      ? `Exempted until ${exempted.until.slice(0, 10)}: ${exempted.reason}`
      : (advice ?? 'Mend the template, or ask an operator for an exemption.'),
  }))
}
