import { expect, test } from 'vitest'
import type { JsonSchema } from '../../../server/templates/bundle/bundle.ts'
import { renderNames } from '../../../server/templates/rendering/render-context.ts'

const schema: JsonSchema = {
  type: 'object',
  properties: {
    size: {},
    port: { type: 'integer' },
    disk: { type: 'object', properties: { kind: {} } },
    rules: { type: 'array', items: { properties: { from: {} } } },
  },
}
const place = { name: 'prod', accountId: '111122223333', region: 'eu-west-1' }

test('an environment sees itself and its inputs, and what nobody filled in is null', () => {
  expect(
    renderNames({ part: 'infrastructure', schema, spec: { size: 's', disk: {}, rules: [{}] }, environment: place }),
  ).toEqual({
    environment: {
      name: 'prod',
      account_id: '111122223333',
      region: 'eu-west-1',
      inputs: { size: 's', port: null, disk: { kind: null }, rules: [{ from: null }] },
    },
  })
})

test('an instance sees the outputs of its environment, and components even when there are none', () => {
  const names = renderNames({
    part: 'instance',
    schema: {},
    spec: {},
    environment: { ...place, outputs: { VpcId: 'vpc-1' } },
    service: { name: 'orders' },
    instance: { name: 'prod' },
  })
  expect(names).toEqual({
    environment: { name: 'prod', account_id: '111122223333', region: 'eu-west-1', outputs: { VpcId: 'vpc-1' } },
    service: { name: 'orders' },
    service_instance: { name: 'prod', inputs: {}, components: { default: { outputs: {} } } },
  })
})

test('a pipeline sees all instances with their inputs and outputs', () => {
  const instance = { name: 'prod', spec: { port: 80 }, outputs: { Url: 'x' }, environment: { ...place, outputs: {} } }
  expect(
    renderNames({
      part: 'pipeline',
      schema: {},
      spec: { branch: 'main' },
      service: { name: 'orders' },
      instanceSchema: schema,
      instances: [instance],
    }),
  ).toMatchObject({
    pipeline: { inputs: { branch: 'main' } },
    service_instances: [
      { name: 'prod', inputs: { port: 80, size: null }, outputs: { Url: 'x' }, environment: { name: 'prod' } },
    ],
  })
})
