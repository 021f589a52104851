import { execFileSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import { resourceType } from '../../../../server/cloudformation/template/resource-types.ts'

beforeAll(() => {
  execFileSync(process.execPath, ['server/boot/build-resource-types.mjs'])
})

test('knows what a property needs and what its change does', () => {
  const table = resourceType('AWS::DynamoDB::Table')
  expect(table?.properties.KeySchema).toEqual({ type: 'object[]|json', required: true, replacement: 'always' })
  expect(table?.properties.BillingMode).toEqual({ type: 'string', required: false, replacement: 'never' })
  expect(resourceType('AWS::RDS::DBInstance')?.properties.MultiAZ?.replacement).toBe('maybe')
  expect(table).toMatchObject({ stateful: true, nameProperty: 'TableName', tagProperty: 'Tags' })
})

test('knows names, identifiers and attributes', () => {
  expect(resourceType('AWS::SQS::Queue')).toMatchObject({
    nameProperty: 'QueueName',
    identifier: ['QueueUrl'],
    attributes: ['Arn', 'QueueName', 'QueueUrl'],
    arnTemplate: 'arn:${Partition}:sqs:${Region}:${Account}:${QueueName}',
  })
})

test('takes a custom resource for what it is, and does not know a type that is not public', () => {
  expect(resourceType('Custom::Thing')?.properties.ServiceToken?.required).toBe(true)
  expect(resourceType('AWS::No::Such')).toBeUndefined()
  expect(resourceType('constructor')).toBeUndefined()
})
