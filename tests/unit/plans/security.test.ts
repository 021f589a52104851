import { describe, expect, test } from 'vitest'
import { planOf, planOfProperty } from './plan-of.ts'

type Statement = Record<string, unknown>
const allow = (Action: unknown, Resource: unknown = 'arn:aws:s3:::orders/*', more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const policy = (...statements: Statement[]) => ({ Statement: statements })
const widened = (before: Statement[], after: Statement[]) =>
  planOfProperty('AWS::IAM::ManagedPolicy', 'PolicyDocument', policy(...before), policy(...after)).changes[0]?.security

describe('permissions', () => {
  test.each([
    ['a new action', [allow('s3:GetObject')], [allow(['s3:GetObject', 's3:PutObject'])], ['Allows s3:PutObject']],
    ['an action wildcard', [allow('s3:GetObject')], [allow('s3:*')], ['Allows s3:*']],
    [
      'a resource wildcard',
      [allow('s3:GetObject')],
      [allow('s3:GetObject', '*')],
      ['Allows s3:GetObject on every resource'],
    ],
    [
      'one more resource',
      [allow('s3:GetObject')],
      [allow('s3:GetObject', ['arn:aws:s3:::orders/*', 'arn:aws:s3:::carts/*'])],
      ['Allows s3:GetObject on more resources'],
    ],
    [
      'everything but some',
      [allow('s3:GetObject')],
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
      ['Allows * on every resource'],
    ],
    [
      'a dropped condition',
      [allow('s3:GetObject', '*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
      [allow('s3:GetObject', '*')],
      ['Allows s3:GetObject under fewer conditions'],
    ],
    [
      'a dropped denial',
      [allow('s3:*'), { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' }],
      [allow('s3:*')],
      ['No longer denies s3:DeleteBucket'],
    ],
  ])('widen with %s', (_, before, after, sentences) => {
    expect(widened(before, after)).toEqual(sentences)
  })

  test.each([
    ['one action fewer', [allow(['s3:GetObject', 's3:PutObject'])], [allow('s3:GetObject')]],
    ['what a wildcard allowed before', [allow('s3:*')], [allow(['s3:GetObject', 'S3:putobject'])]],
    [
      'the same in two statements',
      [allow(['s3:GetObject', 's3:PutObject'])],
      [allow('s3:GetObject'), allow('s3:PutObject')],
    ],
  ])('do not widen with %s', (_, before, after) => {
    expect(widened(before, after)).toEqual([])
  })

  const trust = (...principals: unknown[]) =>
    policy(...principals.map((Principal) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })))
  const service = { Service: 'ecs-tasks.amazonaws.com' }

  test.each([
    ['another account', { AWS: 'arn:aws:iam::999999999999:root' }, 'Can be assumed by AWS account 999999999999'],
    ['its own account', { AWS: '123456789012' }, 'Can be assumed by this account'],
    [
      'a role of another account',
      { AWS: 'arn:aws:iam::999999999999:role/ci' },
      'Can be assumed by role/ci of AWS account 999999999999',
    ],
    ['everyone', '*', 'Can be assumed by everyone'],
    ['another service', { Service: 'lambda.amazonaws.com' }, 'Can be assumed by lambda.amazonaws.com'],
  ])('say that a role can now be assumed by %s', (_, principal, sentence) => {
    const plan = planOfProperty('AWS::IAM::Role', 'AssumeRolePolicyDocument', trust(service), trust(service, principal))
    expect(plan.changes[0]?.security).toEqual([sentence])
  })

  test('name who else may use a resource', () => {
    const open = policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' })
    const plan = planOf(undefined, { Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: open } } })
    expect(plan.changes[0]?.security).toEqual(['Lets everyone use s3:GetObject'])
  })

  test('a new role is no news unless it is broad', () => {
    const role = (...statements: Statement[]) => ({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: trust(service), Policies: [{ PolicyDocument: policy(...statements) }] },
      },
    })
    expect(planOf(undefined, role(allow('s3:GetObject'))).changes[0]?.security).toEqual([])
    expect(planOf(undefined, role(allow('s3:*'))).changes[0]?.security).toEqual(['Allows s3:*'])
  })

  test('an attached policy of AWS is named', () => {
    const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`
    const plan = planOfProperty('AWS::IAM::Role', 'ManagedPolicyArns', [], [arn('ReadOnlyAccess')])
    expect(plan.changes[0]?.security).toEqual(['Attaches the policy ReadOnlyAccess'])
  })

  test('a policy too large to compare says so', () => {
    const many = Array.from({ length: 3_000 }, (_, i) => `arn:aws:s3:::b${i}`)
    expect(widened([allow('s3:GetObject')], [allow('s3:GetObject', many)])).toEqual([
      'Has too many permissions to compare',
    ])
  })
})

describe('exposure', () => {
  const rule = (FromPort: number, CidrIp: string) => ({ IpProtocol: 'tcp', FromPort, ToPort: FromPort, CidrIp })
  const blocked = (on: boolean) => ({
    BlockPublicAcls: true,
    BlockPublicPolicy: on,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  })

  test.each([
    [
      'AWS::EC2::SecurityGroup',
      'SecurityGroupIngress',
      [rule(443, '0.0.0.0/0')],
      [rule(443, '0.0.0.0/0'), rule(22, '0.0.0.0/0')],
      'Opens port 22 to the internet (0.0.0.0/0)',
    ],
    [
      'AWS::EC2::SecurityGroup',
      'SecurityGroupIngress',
      [],
      [{ IpProtocol: '-1', CidrIpv6: '::/0' }],
      'Opens every port to the internet (::/0)',
    ],
    [
      'AWS::S3::Bucket',
      'PublicAccessBlockConfiguration',
      blocked(true),
      blocked(false),
      'Does not block public access',
    ],
    ['AWS::S3::Bucket', 'AccessControl', 'Private', 'PublicRead', 'Is public (PublicRead)'],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Scheme', 'internal', undefined, 'Can be reached from the internet'],
    ['AWS::Lambda::Url', 'AuthType', 'AWS_IAM', 'NONE', 'Its URL needs no authentication'],
    ['AWS::RDS::DBInstance', 'PubliclyAccessible', false, 'true', 'Can be reached from the internet'],
    ['AWS::Lambda::Permission', 'Principal', 's3.amazonaws.com', '*', 'Can be invoked by everyone'],
  ])('%s %s: from %j to %j', (type, property, before, after, sentence) => {
    expect(planOfProperty(type, property, before, after).changes[0]?.security).toEqual([sentence])
    expect(planOfProperty(type, property, after, before).changes[0]?.security ?? []).not.toContain(sentence)
  })

  test('opening a port inside the network is not exposure', () => {
    const plan = planOfProperty('AWS::EC2::SecurityGroup', 'SecurityGroupIngress', [], [rule(22, '10.0.0.0/8')])
    expect(plan).toMatchObject({ risk: 'safe', counts: { security: 0 } })
  })
})
