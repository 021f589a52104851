import { describe, expect, test } from 'vitest'
import {
  type Exemption,
  exemptionFor,
  inWords,
  isInScope,
  type PolicySeverity,
  refusal,
  type Verdict,
} from '../../../server/guardrails/guardrail.ts'
import { readObjections } from '../../../server/guardrails/objections.ts'

const everywhere = { kinds: [], templates: [], stages: [] }
const inProduction = { template: 'network', kind: 'environment', stage: 'production' } as const

describe('scope', () => {
  test.each([
    ['nothing restricts it', everywhere, true],
    ['its kind is meant', { ...everywhere, kinds: ['environment' as const] }, true],
    ['another kind is meant', { ...everywhere, kinds: ['service' as const] }, false],
    ['another template is meant', { ...everywhere, templates: ['other'] }, false],
    ['another stage is meant', { ...everywhere, stages: ['staging' as const] }, false],
    [
      'all three fit',
      { kinds: ['environment' as const], templates: ['network'], stages: ['production' as const] },
      true,
    ],
  ])('%s', (_, scope, expected) => {
    expect(isInScope(scope, inProduction)).toBe(expected)
  })

  test('a version that is published has no stage yet, and is looked at by the policies of every stage', () => {
    const { stage: _, ...published } = inProduction
    expect(isInScope({ ...everywhere, stages: ['production'] }, published)).toBe(true)
  })
})

describe('exemption', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  const later = new Date('2026-11-28T12:00:00Z')
  const exemption = (more: Partial<Exemption>): Exemption => ({
    policyId: 'pol-1',
    targetId: 'env-1',
    template: null,
    expiresAt: later,
    endedAt: null,
    ...more,
  })
  const lets = (
    more: Partial<Exemption>,
    target: { id?: string; template: string } = { id: 'env-1', template: 'network' },
  ) => exemptionFor([exemption(more)], { policyId: 'pol-1', target, now }) !== undefined

  test('lets its target through', () => expect(lets({})).toBe(true))
  test('lets no other target through', () => expect(lets({ targetId: 'env-2' })).toBe(false))
  test('lets nothing through another policy', () => expect(lets({ policyId: 'pol-2' })).toBe(false))
  test('is over at the moment it expires', () => expect(lets({ expiresAt: now })).toBe(false))
  test('is over when somebody ended it', () => expect(lets({ endedAt: now })).toBe(false))
  test('for a template lets all its targets through', () => {
    expect(lets({ targetId: null, template: 'network' }, { template: 'network' })).toBe(true)
  })
  test('for a target is not for what does not exist yet', () => {
    expect(lets({ targetId: 'env-1' }, { template: 'network' })).toBe(false)
  })
})

describe('decision', () => {
  const verdict = (severity: PolicySeverity, more: Partial<Verdict> = {}): Verdict => ({
    policy: { id: 'pol-1', name: 'No open doors' },
    severity,
    objections: [{ message: 'Door is open' }],
    exempted: null,
    ...more,
  })
  const exempted = { reason: 'moving', until: '2026-11-28' }

  test.each([
    ['nothing objects', [], undefined],
    ['a warning', [verdict('warn')], undefined],
    ['an exempted denial', [verdict('deny', { exempted })], undefined],
    ['a denial', [verdict('deny')], 'The guardrail “No open doors” denies it: Door is open.'],
  ])('%s', (_, verdicts, expected) => {
    expect(refusal({ verdicts }, { approved: [] })).toBe(expected)
  })

  test('what needs an approval is refused until an operator answers for that policy', () => {
    const judgement = { verdicts: [verdict('require_approval')] }
    expect(refusal(judgement, { approved: [] })).toContain('asks for an approval by an operator: Door is open.')
    expect(refusal(judgement, { approved: ['pol-2'] })).toBeDefined()
    expect(refusal(judgement, { approved: ['pol-1'] })).toBeUndefined()
  })

  test('an approval does not answer for a denial', () => {
    expect(refusal({ verdicts: [verdict('deny')] }, { approved: ['pol-1'] })).toBeDefined()
  })

  test('a closed gate refuses everything', () => {
    expect(refusal({ closed: 'Nobody knows.' }, { approved: ['pol-1'] })).toBe('Nobody knows.')
  })

  test('many objections are one sentence and a number', () => {
    expect(inWords({ objections: [{ message: 'A.' }, { message: 'B' }, { message: 'C' }] })).toBe('A (and 2 more).')
  })
})

test('a policy may answer a text or an object, and anything else is shown as it is', () => {
  expect(readObjections(['No', { message: 'Why', resource: 'Bucket', other: 1 }, 7])).toEqual([
    { message: 'No' },
    { message: 'The policy answered 7; it should answer a text or {"message": …}' },
    { message: 'Why', resource: 'Bucket' },
  ])
})
