import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { auditEvents } from '../../../drizzle/schema/audit.ts'
import { guardrailDecisions, guardrailExemptions, guardrailPolicies } from '../../../drizzle/schema/guardrails.ts'
import { changeEnvironment, planEnvironmentChange } from '../../../server/environments/change.ts'
import { exempt } from '../../../server/guardrails/exempt.ts'
import type { CreatePolicy } from '../../../server/guardrails/inputs.ts'
import { getPolicy } from '../../../server/guardrails/queries.ts'
import { createPolicy } from '../../../server/guardrails/save-policy.ts'
import { tryPolicy } from '../../../server/guardrails/try-policy.ts'
import { planFleet } from '../../../server/rollouts/planning/plan-fleet.ts'
import { plainEnvironment } from '../../support/bundles.ts'
import { publish, readDeployment, startTestHadron, type TestHadron, withEnvironment } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'
import { validator, warmUp } from './judging.ts'

let hadron: TestHadron

beforeAll(async () => {
  await warmUp()
  hadron = await startTestHadron({ validator })
  await withEnvironment(hadron)
}, 120_000)
afterAll(() => hadron.close())
beforeEach(async () => {
  await hadron.db.delete(guardrailDecisions)
  await hadron.db.delete(guardrailExemptions)
  await hadron.db.delete(guardrailPolicies)
})

const everything = `package guardrail

import rego.v1

deny contains {"resource": id, "message": sprintf("%s is not wanted", [id])} if some id, _ in input.template.Resources
`

const scope = { kinds: [], templates: [], stages: [] }
const policy = (more: Partial<CreatePolicy> = {}): CreatePolicy => ({
  name: 'Nothing at all',
  description: '',
  severity: 'deny',
  scope,
  source: everything,
  enabled: true,
  ...more,
})
const add = (more: Partial<CreatePolicy> = {}) => createPolicy(hadron.as('operator'), policy(more))

let size = 0
/** A change that nobody has made before. */
const change = (role: 'developer' | 'operator' = 'developer', guardrailApproval?: string) =>
  changeEnvironment(hadron.as(role), {
    environment: 'dev',
    version: '1.0',
    spec: { note: `change ${++size}` },
    reason: '',
    ...(guardrailApproval ? { guardrailApproval } : {}),
  })

const outcomes = async () =>
  (await hadron.db.select().from(guardrailDecisions).orderBy(guardrailDecisions.id)).map(
    ({ gate, outcome }) => `${gate}: ${outcome}`,
  )

test('a version that a policy denies is not published, and the reason names the policy', async () => {
  await add()
  await expect(publish(hadron, 'unwanted', plainEnvironment)).rejects.toMatchObject({
    reason: 'POLICY_DENIED',
    message: expect.stringContaining('Nothing at all: '),
  })
})

test('a version that a policy only warns of is published', async () => {
  await add({ severity: 'warn' })
  await expect(publish(hadron, 'warned-of', plainEnvironment)).resolves.toBe('1.0')
})

test('a deployment that a policy denies is not requested, and the decision is kept', async () => {
  await add()
  await expect(change()).rejects.toMatchObject({
    code: 'PRECONDITION_FAILED',
    reason: 'POLICY_DENIED',
    message: expect.stringContaining('The guardrail “Nothing at all” denies it'),
  })
  expect(await outcomes()).toEqual(['request: denied'])
})

test('the plan on screen says what the guardrails will say', async () => {
  await add({ severity: 'warn' })
  const input = { environment: 'dev', version: '1.0', spec: { note: 'shown' } }
  const { guardrails } = await planEnvironmentChange(hadron.as('developer'), input)
  expect(guardrails).toMatchObject({ verdicts: [{ severity: 'warn', policy: { name: 'Nothing at all' } }] })
})

test('a policy of another stage has nothing to say', async () => {
  await add({ scope: { ...scope, stages: ['production'] } })
  const { deploymentId } = await change()
  await advanceAll(hadron.system)
  expect((await readDeployment(hadron, deploymentId)).status).toBe('succeeded')
})

test('what needs an approval is held back from developers, and an operator answers for it in the audit log', async () => {
  await add({ severity: 'require_approval' })
  await expect(change()).rejects.toMatchObject({ reason: 'POLICY_APPROVAL' })
  await expect(change('developer', 'I think it is fine')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const { deploymentId } = await change('operator', 'Announced on Monday')
  await advanceAll(hadron.system)
  expect((await readDeployment(hadron, deploymentId)).status).toBe('succeeded')
  const [event] = await hadron.db.select().from(auditEvents).where(eq(auditEvents.action, 'guardrail.approve'))
  expect(event).toMatchObject({ subjectId: deploymentId, details: { reason: 'Announced on Monday' } })
})

test('an approval does not answer for what is denied', async () => {
  await add()
  await expect(change('operator', 'Let me')).rejects.toMatchObject({ reason: 'POLICY_DENIED' })
})

test('a policy that came after the request holds the deployment back before it is executed', async () => {
  const { deploymentId } = await change()
  await add()
  await advanceAll(hadron.system)
  const { status, failure } = await readDeployment(hadron, deploymentId)
  expect({ status, code: failure?.code }).toEqual({ status: 'failed', code: 'POLICY_DENIED' })
  expect(failure?.message).toContain('nothing was changed')
  expect(await outcomes()).toEqual(['execution: denied'])
})

test('an exemption lets its target through until it expires, and then by itself no longer', async () => {
  const { id: policyId } = await add()
  await exempt(hadron.as('operator'), { policyId, template: 'plain-environment', reason: 'Until the move', days: 7 })
  await expect(change()).resolves.toHaveProperty('deploymentId')
  await advanceAll(hadron.system)
  expect(await outcomes()).toEqual(['request: exempted'])
  await hadron.db.update(guardrailExemptions).set({ expiresAt: new Date(Date.now() - 1_000) })
  await expect(change()).rejects.toMatchObject({ reason: 'POLICY_DENIED' })
  const { exemptions } = await getPolicy(hadron.as('viewer'), { id: policyId })
  expect(exemptions).toMatchObject([{ whom: 'plain-environment', reason: 'Until the move', running: false }])
})

test('developers write no policies and grant no exemptions', async () => {
  const ctx = hadron.as('developer')
  await expect(createPolicy(ctx, policy())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const { id: policyId } = await add()
  const exemption = { policyId, template: 'plain-environment', reason: 'mine', days: 1 }
  await expect(exempt(ctx, exemption)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test.each([
  ['does not compile', 'package g\n\nimport rego.v1\n\ndeny contains {"a": if x\n', /^Line 5, column \d+: /],
  [
    'calls what does not exist',
    'package g\n\nimport rego.v1\n\ndeny contains 1 if nothing(1)\n',
    /^Line 5, column \d+: /,
  ],
  ['has no package', 'import rego.v1\n\ndeny contains 1 if true\n', /one package line/],
  ['denies nothing by name', 'package g\n\nimport rego.v1\n\nviolation contains 1 if true\n', /into the set deny/],
])('a policy that %s is not stored, and the answer says where', async (_, source, message) => {
  await expect(add({ source })).rejects.toMatchObject({
    reason: 'POLICY_SOURCE',
    message: expect.stringMatching(message),
  })
})

test('a policy that is stored and fails closes the gate in words', async () => {
  const source = 'package g\n\nimport rego.v1\n\ndeny contains 1 if nothing(1)\n'
  await hadron.db.insert(guardrailPolicies).values({ ...policy({ source }), savedBy: 'somebody' })
  await expect(change()).rejects.toMatchObject({
    reason: 'GUARDRAILS_CLOSED',
    message: expect.stringContaining('nothing passes: a policy failed'),
  })
})

test('a rollout leaves out who is held back, with the words of the policy', async () => {
  const files = plainEnvironment.map((file) =>
    file.path.endsWith('cloudformation.yaml')
      ? { ...file, content: file.content.replace('DisplayName:', 'FifoTopic: false\n      DisplayName:') }
      : file,
  )
  const version = await publish(hadron, 'plain-environment', files)
  await add({ severity: 'require_approval' })
  const upgrade = { template: 'plain-environment', version, selection: {}, strategy: {}, withoutShapes: [] }
  const held = await planFleet(hadron.as('operator'), { ...upgrade, answers: {}, fieldAnswers: [] })
  expect(held.changing).toEqual([])
  expect(held.out).toMatchObject([
    {
      target: { name: 'dev' },
      leftOut: { kind: 'held_back', reason: expect.stringContaining('asks for an approval') },
    },
  ])
})

test('the test bench says whom a policy would have held back', async () => {
  const draft = { source: everything, scope, last: 500 }
  const bench = await tryPolicy(hadron.as('operator'), draft)
  expect(bench.targets.map(({ target }) => target.name)).toEqual(['dev'])
  expect(bench.held).toBe(bench.lookedAt)
  const elsewhere = await tryPolicy(hadron.as('operator'), { ...draft, scope: { ...scope, kinds: ['service'] } })
  expect(elsewhere).toMatchObject({ lookedAt: 0, held: 0, targets: [] })
})
