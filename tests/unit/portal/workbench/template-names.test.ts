import { expect, test } from 'vitest'
import {
  partOfFile,
  templateNames,
} from '../../../../app/(portal)/templates/[template]/[version]/edit/_write/template-names.ts'

const schema = {
  type: 'object' as const,
  properties: {
    size: { type: 'string' as const, enum: ['small', 'large'], title: 'Size' },
    database: { type: 'object' as const, properties: { storage: { type: 'integer' as const } } },
  },
}

test('a service may use its inputs as the schema has them, at every depth, and the outputs of the example', () => {
  const names = templateNames('instance', { instance: schema }, ['VpcId'])
  expect(names).toContainEqual({ name: 'service_instance.inputs.size', what: 'one of small, large: Size' })
  expect(names).toContainEqual({ name: 'service_instance.inputs.database.storage', what: 'integer' })
  expect(names).toContainEqual({ name: 'environment.outputs.VpcId', what: 'output' })
})

test('an environment is offered nothing of a service', () => {
  const names = templateNames('infrastructure', { infrastructure: schema }, []).map(({ name }) => name)
  expect(names).toContain('environment.inputs.size')
  expect(names.filter((name) => name.startsWith('service'))).toEqual([])
})

test.each([
  ['infrastructure/cloudformation.yaml', 'infrastructure'],
  ['instance_infrastructure/cloudformation.yaml', 'instance'],
  ['pipeline_infrastructure/cloudformation.yaml', 'pipeline'],
  ['partials/tags.hbs', undefined],
])('%s belongs to %s', (path, part) => {
  expect(partOfFile(path)).toBe(part)
})
