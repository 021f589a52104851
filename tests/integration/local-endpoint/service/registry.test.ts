import {
  DescribeTypeCommand,
  ListTypesCommand,
  paginateListTypes,
  RegisterTypeCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, testEndpoint } from '../endpoint.ts'

const endpoint = testEndpoint()

test('the registry lists the public types in pages, and none that are private', async () => {
  const names: (string | undefined)[] = []
  for await (const { TypeSummaries = [] } of paginateListTypes(
    { client: endpoint.client() },
    { Visibility: 'PUBLIC' },
  )) {
    expect(TypeSummaries.length).toBeLessThanOrEqual(100)
    names.push(...TypeSummaries.map((type) => type.TypeName))
  }
  expect(names.length).toBeGreaterThan(1_500)
  expect(names).toEqual([...new Set(names)].sort())
  expect((await endpoint.client().send(new ListTypesCommand({}))).TypeSummaries).toEqual([])
})

test('types are found by the start of their name', async () => {
  const { TypeSummaries = [] } = await endpoint
    .client()
    .send(new ListTypesCommand({ Visibility: 'PUBLIC', Filters: { TypeNamePrefix: 'AWS::SQS' }, MaxResults: 2 }))
  expect(TypeSummaries.map(({ TypeName, TypeArn }) => [TypeName, TypeArn])).toEqual([
    ['AWS::SQS::Queue', 'arn:aws:cloudformation:eu-west-1::type/resource/AWS-SQS-Queue'],
    ['AWS::SQS::QueueInlinePolicy', 'arn:aws:cloudformation:eu-west-1::type/resource/AWS-SQS-QueueInlinePolicy'],
  ])
})

test('types that cannot be changed are found by their provisioning type', async () => {
  const filter = { Visibility: 'PUBLIC', ProvisioningType: 'IMMUTABLE' } as const
  const { TypeSummaries = [] } = await endpoint.client().send(new ListTypesCommand(filter))
  const TypeName = TypeSummaries[0]?.TypeName
  const type = await endpoint.client().send(new DescribeTypeCommand({ Type: 'RESOURCE', TypeName }))
  const { properties, createOnlyProperties, readOnlyProperties } = JSON.parse(type.Schema ?? '')
  expect(createOnlyProperties.length).toBe(Object.keys(properties).length - readOnlyProperties.length)
})

test('a public type is described by its name and by its ARN, with its schema', async () => {
  const byName = new DescribeTypeCommand({ Type: 'RESOURCE', TypeName: 'AWS::SQS::Queue' })
  const type = await endpoint.client().send(byName)
  expect(type).toMatchObject({ Visibility: 'PUBLIC', ProvisioningType: 'FULLY_MUTABLE', DeprecatedStatus: 'LIVE' })
  expect(JSON.parse(type.Schema ?? '')).toMatchObject({
    typeName: 'AWS::SQS::Queue',
    createOnlyProperties: ['/properties/FifoQueue', '/properties/QueueName'],
    primaryIdentifier: ['/properties/QueueUrl'],
    readOnlyProperties: expect.arrayContaining(['/properties/Arn']),
  })
  const byArn = await endpoint.client().send(new DescribeTypeCommand({ Arn: type.Arn }))
  expect(byArn.TypeName).toBe('AWS::SQS::Queue')
})

test('a type that is not public is not found, and none can be registered', async () => {
  const unknown = await refusal(
    endpoint.client().send(new DescribeTypeCommand({ Type: 'RESOURCE', TypeName: 'My::Own::Type' })),
  )
  expect([unknown.name, unknown.$metadata.httpStatusCode, unknown.message]).toEqual([
    'TypeNotFoundException',
    404,
    "The type 'My::Own::Type' cannot be found.",
  ])
  const registration = { TypeName: 'My::Own::Type', SchemaHandlerPackage: 's3://bucket/package.zip' }
  const refused = await refusal(endpoint.client().send(new RegisterTypeCommand(registration)))
  expect(refused.name).toBe('CFNRegistryException')
  expect(refused.message).toContain('does not implement RegisterType')
})
