import type { TemplateKind } from '../templates/template.ts'

/** What a policy does with what it finds, from the strictest. */
export const severities = ['deny', 'require_approval', 'warn'] as const
export type PolicySeverity = (typeof severities)[number]

export const stages = ['development', 'staging', 'production'] as const

/** What a policy looks at. An empty list restricts nothing. */
export interface PolicyScope {
  kinds: TemplateKind[]
  /** Names of templates. */
  templates: string[]
  /** Of the environment. When a version is published there is no stage yet, and only the other two decide. */
  stages: (typeof stages)[number][]
}

/** Where a template is going, as far as it is known. */
export interface PolicyTarget {
  id?: string
  name?: string
  template: string
  kind: TemplateKind
  version: string
  /** Absent when a version is published: it may go anywhere. */
  stage?: (typeof stages)[number]
  environment?: string
  region: string
}

export function isInScope(scope: PolicyScope, target: Pick<PolicyTarget, 'template' | 'kind' | 'stage'>): boolean {
  const fits = <T>(wanted: T[], value: T | undefined) =>
    wanted.length === 0 || value === undefined || wanted.includes(value)
  return fits(scope.kinds, target.kind) && fits(scope.templates, target.template) && fits(scope.stages, target.stage)
}

/** Lets one target, or every target of one template, through one policy until a date. */
export interface Exemption {
  policyId: string
  targetId: string | null
  /** Name of the template. */
  template: string | null
  expiresAt: Date
  endedAt: Date | null
}

export const isRunning = ({ expiresAt, endedAt }: Pick<Exemption, 'expiresAt' | 'endedAt'>, now: Date) =>
  endedAt === null && expiresAt > now

/** The exemption that lets this target through this policy now. */
export function exemptionFor<E extends Exemption>(
  exemptions: E[],
  { policyId, target, now }: { policyId: string; target: Pick<PolicyTarget, 'id' | 'template'>; now: Date },
): E | undefined {
  return exemptions.find(
    (exemption) =>
      exemption.policyId === policyId &&
      isRunning(exemption, now) &&
      (exemption.targetId === null ? exemption.template === target.template : exemption.targetId === target.id),
  )
}

/** What one policy objects to in one template or plan. */
export interface Objection {
  message: string
  /** Logical id of the resource. */
  resource?: string
  advice?: string
}

/** What a policy says about one deployment or version, and whether it stands. */
export interface Verdict {
  policy: { id: string; name: string }
  severity: PolicySeverity
  objections: Objection[]
  /** It does not stand: until then, for this reason. */
  exempted: { reason: string; until: string } | null
}

export const stands = ({ exempted }: Verdict) => exempted === null

/** Why the guardrails as a whole cannot decide: then nothing passes, rather than everything. */
export interface ClosedGate {
  closed: string
}

export type Judgement = { verdicts: Verdict[] } | ClosedGate

/** The first sentence that refuses, or undefined. An approval answers for `require_approval` and for nothing else. */
export function refusal(judgement: Judgement, { approved }: { approved: readonly string[] }): string | undefined {
  if ('closed' in judgement) return judgement.closed
  const standing = judgement.verdicts.filter(stands)
  const denied = standing.find(({ severity }) => severity === 'deny')
  if (denied) return `The guardrail “${denied.policy.name}” denies it: ${inWords(denied)}`
  const open = standing.find(({ severity, policy }) => severity === 'require_approval' && !approved.includes(policy.id))
  if (!open) return undefined
  return `The guardrail “${open.policy.name}” asks for an approval by an operator: ${inWords(open)} An operator can deploy it and say why.`
}

/** Objections as a sentence or two; the rest is counted. */
export function inWords({ objections }: Pick<Verdict, 'objections'>): string {
  const [first, ...rest] = objections
  if (!first) return ''
  const others = rest.length > 0 ? ` (and ${rest.length} more)` : ''
  return `${first.message.replace(/\.$/, '')}${others}.`
}
