import { expect, test } from 'vitest'
import { type Naming, targetNames } from '../../../server/deployments/target-names.ts'
import type { InstanceFacts } from '../../../server/templates/rendering/render-context.ts'
import type { LoadedVersion } from '../../../server/templates/versions/load.ts'

const version = {
  bundle: {
    schema: {
      instance: { type: 'object', properties: { port: { type: 'integer' }, size: { type: 'string' } } },
      pipeline: { type: 'object', properties: { title: { type: 'string' }, approver: { type: 'string' } } },
    },
  },
} as unknown as LoadedVersion

const account = { awsAccountId: '999900001111', region: 'eu-west-1' }

/** The nth instance: an environment and an account of its own, and an output that only it has. */
const instance = (n: number): InstanceFacts => ({
  name: `env-${n}`,
  spec: { port: n },
  outputs: { Url: `https://${n}.example.com` },
  environment: {
    name: `env-${n}`,
    accountId: String(n).padStart(12, '0'),
    region: 'eu-central-1',
    outputs: { VpcId: `vpc-${n}` },
  },
})

const naming = (instances: InstanceFacts[], repository: NonNullable<Naming['delivered']>['repository']): Naming => ({
  target: { kind: 'pipeline', name: 'orders/pipeline' },
  version,
  spec: { title: 'delivery' },
  account,
  delivered: { instances, repository },
})

const repository = {
  connectionArn: 'arn:aws:codeconnections:eu-west-1:999900001111:connection/1',
  id: 'shop/orders',
  branch: 'main',
}

test('a pipeline sees every instance of many, in their order, each with its own environment, inputs and outputs', () => {
  const many = Array.from({ length: 50 }, (_, i) => instance(i + 1))
  const names = targetNames(naming(many, null)) as { service_instances: unknown[] }
  expect(names.service_instances).toHaveLength(50)
  expect(names.service_instances[41]).toEqual({
    name: 'env-42',
    inputs: { port: 42, size: null },
    outputs: { Url: 'https://42.example.com' },
    environment: {
      name: 'env-42',
      account_id: '000000000042',
      region: 'eu-central-1',
      outputs: { VpcId: 'vpc-42' },
    },
  })
})

test("a pipeline sees its own inputs, null where nobody filled them in, and no single instance's", () => {
  expect(targetNames(naming([instance(1)], null))).toEqual({
    service: { name: 'orders' },
    pipeline: { inputs: { title: 'delivery', approver: null } },
    service_instances: [expect.objectContaining({ name: 'env-1' })],
  })
})

test('the source of a service has the names AWS Proton gave it, and is not there for who has none', () => {
  expect(targetNames(naming([instance(1)], repository))).toMatchObject({
    service: {
      name: 'orders',
      repository_id: 'shop/orders',
      repository_connection_arn: repository.connectionArn,
      branch_name: 'main',
    },
  })
})

test('an instance sees nothing of the pipeline', () => {
  const names = targetNames({
    target: { kind: 'instance', name: 'orders/env-1' },
    version,
    spec: { port: 1 },
    account,
    environment: { name: 'env-1', deployedVersionId: 'ver-1', outputs: {} },
  })
  expect(Object.keys(names).toSorted()).toEqual(['environment', 'service', 'service_instance'])
})

test('a pipeline without an instance has nowhere to deliver to, and says when it can be deployed', () => {
  expect(() => targetNames(naming([], repository))).toThrow(
    'No instance of orders runs, so its pipeline has nowhere to deliver to. It can be deployed when the first one runs.',
  )
})
