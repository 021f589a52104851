import { icons } from 'lucide-react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseTemplate } from '../../server/cloudformation/template/parse.ts'
import type { Part } from '../../server/templates/bundle/bundle.ts'
import { inspectBundle } from '../../server/templates/inspection/inspect.ts'
import { createValidator } from '../../server/validation/validator.ts'
import { catalogue, versions } from './catalogue.ts'
import { pool, render, renderPipeline } from './rendering.ts'
import { pipelineVariantsOf, variantsOf } from './variants.ts'

test('a template of the catalogue has a second version, and a service a pipeline', () => {
  for (const { facts, versions } of catalogue) {
    expect(versions.length, facts.name).toBeGreaterThan(1)
    if (facts.kind === 'service') expect(versions.at(-1)?.bundle.parts.pipeline, facts.name).toBeDefined()
  }
})

const validator = createValidator()
// It takes seconds to load, and more on a busy machine.
beforeAll(() => validator.evaluate([], ['{}']), 120_000)
afterAll(() => {
  pool.close()
  validator.close()
})

test.each(catalogue)('$facts.name says everything the catalogue shows of it', ({ facts, folder }) => {
  expect(folder.endsWith(`/${facts.name}`)).toBe(true)
  const { title, description, category, maintainer } = facts
  for (const text of [title, description, category, maintainer]) expect(text?.trim()).toBeTruthy()
  expect(description).toMatch(/^[A-Z][^\n]*\.$/)
  expect(Object.keys(icons)).toContain(pascalCase(facts.icon ?? ''))
})

const pascalCase = (text: string) => text.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())

describe.each(versions)('$name', (starter) => {
  const { bundle, part } = starter
  const inputsOf = (of: Part) => Object.entries(bundle.schema[of]?.properties ?? {})
  const parts: Part[] = bundle.parts.pipeline ? [part, 'pipeline'] : [part]

  test('reads without findings', () => {
    expect(starter.findings).toEqual([])
  })

  test('renders from its own example, as the publisher tries it', async () => {
    expect(bundle.example).toBeDefined()
    const findings = await inspectBundle({ renderer: pool, validator }, bundle)
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  test('names an environment of the catalogue that it runs in', () => {
    const known = catalogue.flatMap(({ versions }) =>
      versions.map(({ template, version: { major } }) => ({ template, major })),
    )
    for (const ref of bundle.compatibleEnvironments) expect(known).toContainEqual(ref)
    expect(bundle.compatibleEnvironments.length > 0).toBe(bundle.kind === 'service')
  })

  test.each(parts)('asks for every input of its %s in words, at a place of its own', (of) => {
    for (const [name, { title, description, 'x-group': group }] of inputsOf(of)) {
      expect(title, name).toMatch(/^[A-Z]/)
      expect(description, name).toMatch(/^[A-Z0-9].*\.$/s)
      expect(group, name).toBeTruthy()
    }
    const places = inputsOf(of).map(([, input]) => input['x-order'])
    expect(places).toEqual([...new Set(places)].toSorted((a, b) => Number(a) - Number(b)))
  })

  test('explains every input and output to its users, and how to rehearse a failure', async () => {
    const rendered = await Promise.all([
      ...Object.values(variantsOf(starter)).map((variant) => render(starter, variant)),
      ...Object.values(pipelineVariantsOf(starter)).map((variant) => renderPipeline(starter, variant)),
    ])
    const outputs = rendered.flatMap(({ body }) => Object.keys(parseTemplate(body).outputs))
    const inputs = parts.flatMap((of) => inputsOf(of).map(([name]) => name))
    for (const name of [...inputs, ...outputs]) expect(bundle.readme).toContain(`\`${name}\``)
    expect(bundle.readme).toMatch(/To rehearse a failure.*`hadron:fail-create`/)
    for (const heading of ['What you get', 'Inputs', 'Outputs', 'Cost drivers', 'Operations'])
      expect(bundle.readme).toContain(`## ${heading}`)
    expect(bundle.notes?.trim()).toBeTruthy()
  })

  test('knows no account, region or partition of its own', () => {
    const sources = [...parts.map((of) => bundle.parts[of]?.source ?? ''), ...Object.values(bundle.partials)]
    for (const source of sources) expect(source).not.toMatch(/arn:aws|\d{12}|\b(us|eu|ap|sa|ca|me|af|il|cn)-[a-z]+-\d/)
  })
})
