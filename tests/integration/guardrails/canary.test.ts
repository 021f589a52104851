import { expect, test } from 'vitest'
import { evaluate } from '../../../server/guardrails/judge.ts'
import type { Validator } from '../../../server/validation/validator.ts'
import { quietValidator } from '../../support/validator.ts'
import { subjectWith } from './judging.ts'

const policies = [{ id: 'pol-1', source: 'package g' }]
const subject = subjectWith({ Queue: { Type: 'AWS::SQS::Queue' } })

/** An engine as one of the package's two once was: it passes rules that must fail. */
const passesEverything: Validator = {
  ...quietValidator,
  evaluate: async (_, inputs) => ({ kind: 'evaluated', denials: inputs.map(() => ({ 'pol-1': [], canary: [] })) }),
}

test('an engine that passes what must fail closes the gate', async () => {
  expect(await evaluate(passesEverything, policies, [subject])).toEqual({
    closed: expect.stringContaining('the policy engine passes what it must refuse'),
  })
})

test('an engine that cannot be asked closes the gate', async () => {
  expect(await evaluate(quietValidator, policies, [subject])).toEqual({
    closed: expect.stringContaining('nothing passes: the policy engine could not be asked'),
  })
})
