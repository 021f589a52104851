import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readStarterPolicies } from '../../server/guardrails/install-starters.ts'
import { evaluate } from '../../server/guardrails/judge.ts'
import { readObjections } from '../../server/guardrails/objections.ts'
import { createValidator } from '../../server/validation/validator.ts'
import { versions } from './catalogue.ts'
import { pool, render, renderPipeline } from './rendering.ts'
import { pipelineVariantsOf, variantsOf } from './variants.ts'

const validator = createValidator()
afterAll(() => {
  pool.close()
  validator.close()
})

// The engine takes seconds to load, and more on a busy machine.
beforeAll(() => validator.evaluate([], ['{}']), 120_000)

const denying = readStarterPolicies(path.join(process.cwd(), 'templates/guardrails'))
  .filter(({ severity, enabled }) => severity === 'deny' && enabled)
  .map(({ name, source }, index) => ({ id: `pol-${index}`, name, source }))

test.each(versions)('no starter policy denies $name, whatever a team fills in', async (starter) => {
  const rendered = await Promise.all([
    ...Object.values(variantsOf(starter)).map((variant) => render(starter, variant)),
    ...Object.values(pipelineVariantsOf(starter)).map((variant) => renderPipeline(starter, variant)),
  ])
  const { template, kind } = { template: starter.template, kind: starter.bundle.kind }
  const target = { template, kind, version: '1.0', region: 'eu-west-1' }
  const subjects = rendered.map(({ body, parameters }) => ({ body, parameters, plan: null, target }))
  const answer = await evaluate(validator, denying, subjects)
  if ('closed' in answer) throw new Error(answer.closed)
  const said = answer.found.flatMap((found) =>
    denying.flatMap(({ id, name }) => readObjections(found[id] ?? []).map(({ message }) => `${name}: ${message}`)),
  )
  expect([...new Set(said)]).toEqual([])
})
