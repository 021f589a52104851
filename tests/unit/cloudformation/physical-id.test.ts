import { expect, test } from 'vitest'
import { attributeValue } from '../../../server/cloudformation/local/resources/attributes/attribute-value.ts'
import { newPhysicalId } from '../../../server/cloudformation/local/resources/physical-id.ts'
import { resourceType, resourceTypeNames } from '../../../server/cloudformation/template/resource-types.ts'

const PLACE = { account: '111122223333', region: 'eu-west-1', stackName: 'shop' }

test.each([
  ['AWS::SQS::Queue', {}, /^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/111122223333\/shop-One-\w{12}$/],
  ['AWS::SNS::Topic', { TopicName: 'news' }, /^arn:aws:sns:eu-west-1:111122223333:news$/],
  ['AWS::S3::Bucket', {}, /^shop-one-[a-z0-9]{12}$/],
  ['AWS::SSM::Parameter', {}, /^CFN-One-\w{12}$/],
  ['AWS::KMS::Key', {}, /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ['AWS::Lambda::Function', {}, /^shop-One-\w{12}$/],
  ['AWS::Lambda::Permission', {}, /^shop-One-\w{12}$/],
  ['AWS::Lambda::Version', { FunctionName: 'hello' }, /^arn:aws:lambda:eu-west-1:111122223333:function:hello:1$/],
  ['AWS::Lambda::EventSourceMapping', {}, /^[0-9a-f-]{36}$/],
  ['AWS::IAM::Policy', {}, /^shop-One-\w{12}$/],
  ['AWS::IAM::AccessKey', {}, /^AKIA[A-Z2-7]{16}$/],
  ['AWS::SNS::Subscription', { TopicArn: 'arn:aws:sns:eu-west-1:1:t' }, /^arn:aws:sns:eu-west-1:1:t:[0-9a-f-]{36}$/],
  ['AWS::EC2::VPC', {}, /^vpc-[0-9a-f]{17}$/],
  ['AWS::EC2::TransitGatewayAttachment', {}, /^tgw-attach-[0-9a-f]{17}$/],
  ['AWS::EC2::Route', { RouteTableId: 'rtb-1', DestinationCidrBlock: '0.0.0.0/0' }, /^rtb-1\|0\.0\.0\.0\/0$/],
  ['AWS::EC2::SecurityGroup', { VpcId: 'vpc-1' }, /^sg-[0-9a-f]{17}$/],
  ['AWS::EC2::SecurityGroup', {}, /^shop-One-\w{12}$/],
  ['AWS::EC2::EIP', {}, /^203\.0\.113\.\d+$/],
  ['AWS::ECS::Service', { Cluster: 'arn:aws:ecs:eu-west-1:1:cluster/c' }, /:service\/c\/shop-One-\w{12}$/],
  ['AWS::ECS::TaskDefinition', { Family: 'web' }, /^arn:aws:ecs:eu-west-1:111122223333:task-definition\/web:1$/],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    {},
    /^arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer\/app\/shop-One-\w{12}\/[0-9a-f]{16}$/,
  ],
  ['AWS::Lambda::Alias', { FunctionName: 'hello', Name: 'live' }, /:function:hello:live$/],
  ['AWS::Cognito::UserPool', { UserPoolName: 'people' }, /^eu-west-1_[A-Za-z0-9]{9}$/],
  ['AWS::Events::Rule', { Name: 'nightly', EventBusName: 'orders' }, /^orders\|nightly$/],
  ['AWS::RDS::DBInstance', {}, /^shop-one-[a-z0-9]{12}$/],
  ['AWS::SecretsManager::Secret', {}, /:secret:One-[A-Za-z0-9]{12}-[A-Za-z0-9]{6}$/],
  [
    'AWS::WAFv2::WebACL',
    { Name: 'shield', Scope: 'REGIONAL' },
    /^shield\|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\|REGIONAL$/,
  ],
  ['Custom::Seed', {}, /^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/],
])('a %s gets an id of the form that AWS gives', (type, properties, form) => {
  expect(newPhysicalId(type, 'One', properties, PLACE)).toMatch(form)
})

test('a resource whose id is numbered gets the next number when it is replaced', () => {
  const next = (previous: string) =>
    newPhysicalId('AWS::ECS::TaskDefinition', 'One', { Family: 'web' }, PLACE, previous)
  expect(next('arn:aws:ecs:eu-west-1:1:task-definition/web:7')).toMatch(/web:8$/)
  expect(next('arn:aws:ecs:eu-west-1:1:task-definition/other:7')).toMatch(/web:1$/)
})

test('two resources with the same name have ids of their own where names are not ids', () => {
  const pool = () => newPhysicalId('AWS::Cognito::UserPool', 'One', { UserPoolName: 'people' }, PLACE)
  expect(pool()).not.toBe(pool())
})

test('every public type gets an id, and answers each of its attributes with something', () => {
  const isOdd = (value: unknown) => value === undefined || /undefined|\[object/.test(JSON.stringify(value))
  // A nested stack answers its outputs, and those are its own.
  const names = resourceTypeNames().filter((name) => name !== 'AWS::CloudFormation::Stack')
  const odd = names.flatMap((type) => {
    const physicalId = newPhysicalId(type, 'One', {}, PLACE)
    const answered = (resourceType(type)?.attributes ?? []).filter((attribute) =>
      isOdd(attributeValue({ type, logicalId: 'One', physicalId, properties: {} }, attribute, PLACE)),
    )
    return [...(isOdd(physicalId) ? [type] : []), ...answered.map((attribute) => `${type} ${attribute}`)]
  })
  expect(odd).toEqual([])
})
