import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createValidator } from '../../../server/validation/validator.ts'
import { keepVerdicts } from '../../../server/validation/verdicts.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'verdicts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const template = { body: 'Resources: {}', region: 'eu-central-1', parameters: {} }
const verdict = {
  kind: 'validated' as const,
  diagnostics: [{ rule: 'E1', severity: 'ERROR' as const, message: 'No resources', line: 1 }],
  complete: true,
}

test('a verdict is found again by another process, for the same template, region and parameters only', () => {
  keepVerdicts(folder).write(template, verdict)
  const later = keepVerdicts(folder)
  expect(later.read(template)).toEqual(verdict)
  expect(later.read({ ...template, region: 'us-east-1' })).toBeUndefined()
  expect(later.read({ ...template, parameters: { Size: '2' } })).toBeUndefined()
})

test('a verdict that is known needs no validator', async () => {
  const absent = createValidator({ child: '/nowhere/validator.mjs', verdicts: keepVerdicts(folder) })
  expect(await absent.validate(template)).toEqual(verdict)
  expect(await absent.validate({ ...template, body: 'Resources: { A: {} }' })).toMatchObject({ kind: 'unavailable' })
})

test('a verdict that was cut short is asked for again', () => {
  for (const file of readdirSync(folder)) writeFileSync(path.join(folder, file), '{"kind":"validated","diagn')
  expect(keepVerdicts(folder).read(template)).toBeUndefined()
})

test('a folder that cannot be written costs the memory and nothing else', () => {
  writeFileSync(path.join(folder, 'taken'), '')
  const verdicts = keepVerdicts(path.join(folder, 'taken'))
  expect(() => verdicts.write(template, verdict)).not.toThrow()
  expect(verdicts.read(template)).toBeUndefined()
})
