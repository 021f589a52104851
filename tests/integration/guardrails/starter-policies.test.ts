import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Plan } from '../../../server/plans/plan.ts'
import { objectionsOf, starters, subjectWith, validator, warmUp } from './judging.ts'

beforeAll(warmUp, 120_000)
afterAll(() => validator.close())

const resource = (Type: string, Properties: Record<string, unknown>) => subjectWith({ Thing: { Type, Properties } })

const bucketPolicy = (statement: Record<string, unknown>) =>
  resource('AWS::S3::BucketPolicy', { Bucket: 'b', PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } })
const role = (statement: Record<string, unknown>) =>
  resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', ...statement } } }] })
const ingress = (rule: Record<string, unknown>) =>
  resource('AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{ IpProtocol: 'tcp', ...rule }] })
const inRegion = (region: string) =>
  subjectWith(
    { Queue: { Type: 'AWS::SQS::Queue' } },
    { target: { template: 'example', kind: 'environment', version: '1.0', region } },
  )

const cases = {
  'No public buckets': {
    bad: [
      resource('AWS::S3::Bucket', { AccessControl: 'PublicRead' }),
      resource('AWS::S3::Bucket', { PublicAccessBlockConfiguration: { BlockPublicAcls: false } }),
      bucketPolicy({ Principal: '*', Action: 's3:GetObject', Resource: '*' }),
      bucketPolicy({ Principal: { AWS: ['*'] }, Action: 's3:GetObject', Resource: '*' }),
    ],
    good: [
      resource('AWS::S3::Bucket', { PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
      bucketPolicy({ Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject', Resource: '*' }),
    ],
  },
  'No open security groups': {
    bad: [
      ingress({ CidrIp: '0.0.0.0/0', FromPort: 22, ToPort: 22 }),
      ingress({ CidrIpv6: '::/0', FromPort: 80, ToPort: 9000 }),
      ingress({ CidrIp: '0.0.0.0/0' }),
      resource('AWS::EC2::SecurityGroupIngress', { CidrIp: '0.0.0.0/0', FromPort: 5432, ToPort: 5432 }),
    ],
    good: [
      ingress({ CidrIp: '0.0.0.0/0', FromPort: '443', ToPort: 443 }),
      ingress({ CidrIp: '10.0.0.0/8', FromPort: 22, ToPort: 22 }),
    ],
  },
  'Storage is encrypted': {
    bad: [
      resource('AWS::RDS::DBInstance', { Engine: 'postgres' }),
      resource('AWS::EC2::Volume', { Encrypted: false }),
      resource('AWS::EC2::LaunchTemplate', {
        LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { Encrypted: false } }] },
      }),
    ],
    good: [
      resource('AWS::RDS::DBInstance', { StorageEncrypted: true }),
      resource('AWS::RDS::DBInstance', { DBClusterIdentifier: { Ref: 'Cluster' } }),
      resource('AWS::S3::Bucket', {}),
    ],
  },
  'Messages are encrypted': {
    bad: [resource('AWS::SNS::Topic', {}), resource('AWS::SQS::Queue', { SqsManagedSseEnabled: false })],
    good: [resource('AWS::SNS::Topic', { KmsMasterKeyId: 'alias/aws/sns' }), resource('AWS::SQS::Queue', {})],
  },
  'Data has an owner tag': {
    bad: [resource('AWS::S3::Bucket', { Tags: [{ Key: 'team', Value: 'a' }] })],
    good: [resource('AWS::S3::Bucket', { Tags: [{ Key: 'Owner', Value: 'a' }] }), resource('AWS::SQS::Queue', {})],
  },
  'No permissions for everything': {
    bad: [
      role({ Action: '*', Resource: 'arn:aws:s3:::a' }),
      role({ Action: ['s3:GetObject', 's3:DeleteObject'], Resource: ['*'] }),
      resource('AWS::IAM::ManagedPolicy', {
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] },
      }),
    ],
    good: [
      role({ Action: 's3:*', Resource: 'arn:aws:s3:::a/*' }),
      role({ Action: ['ec2:DescribeInstances', 'ecr:GetAuthorizationToken'], Resource: '*' }),
      role({ Action: 'iam:PassRole', Resource: '*', Condition: { StringEquals: { a: 'b' } } }),
    ],
  },
  'Types that nobody may create': {
    bad: [resource('AWS::IAM::User', {})],
    good: [resource('AWS::IAM::Role', {})],
  },
  'Allowed regions': { bad: [inRegion('us-east-1')], good: [inRegion('eu-central-1')] },
} as const

describe.each(Object.entries(cases))('%s', (name, { bad, good }) => {
  test.each(bad.map((subject, index) => [index + 1, subject] as const))(
    'objects to bad template %i',
    async (_, subject) => {
      const objections = await objectionsOf(name, subject)
      expect(objections).toHaveLength(1)
    },
  )

  test.each(good.map((subject, index) => [index + 1, subject] as const))(
    'has nothing against good template %i',
    async (_, subject) => {
      expect(await objectionsOf(name, subject)).toEqual([])
    },
  )
})

describe('No data is replaced without approval', () => {
  const plan = (change: object) =>
    subjectWith(
      { Database: { Type: 'AWS::RDS::DBInstance' } },
      { plan: { changes: [{ logicalId: 'Database', type: 'AWS::RDS::DBInstance', ...change }] } as unknown as Plan },
    )
  const name = 'No data is replaced without approval'

  test.each(['replace', 'may_replace', 'remove'])(
    'objects to %s of a database that is not retained',
    async (action) => {
      expect(await objectionsOf(name, plan({ action, dataBearing: true, retained: false }))).toHaveLength(1)
    },
  )

  test('lets a database change in place, and be replaced when the old one is kept', async () => {
    expect(await objectionsOf(name, plan({ action: 'change', dataBearing: true, retained: false }))).toEqual([])
    expect(await objectionsOf(name, plan({ action: 'replace', dataBearing: true, retained: true }))).toEqual([])
  })

  test('has nothing to say before there is a plan', async () => {
    expect(await objectionsOf(name, subjectWith({ Database: { Type: 'AWS::RDS::DBInstance' } }))).toEqual([])
  })
})

test('a value that is handed in as a parameter is seen as its value', async () => {
  const bucket = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: { Ref: 'Access' } } }
  const hidden = subjectWith({ Bucket: bucket }, { parameters: { Access: 'PublicRead' } })
  expect(await objectionsOf('No public buckets', hidden)).toEqual([
    'Bucket is open to everybody by its access control list (PublicRead)',
  ])
})

test('every starter policy has its cases here', () => {
  const tested = [...Object.keys(cases), 'No data is replaced without approval']
  expect(tested.toSorted()).toEqual(starters.map(({ name }) => name).toSorted())
})
