import { expect, test } from 'vitest'
import { planInstantly } from '../../../server/plans/instant-plan.ts'
import { actionsOf, place, planOf, planOfProperty, template } from './plan-of.ts'

const queue = { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30 } }
const bucket = { Type: 'AWS::S3::Bucket', Properties: {} }

test.each([
  ['AWS::RDS::DBInstance', 'Port', 5432, 5433, 'replace'],
  ['AWS::RDS::DBInstance', 'MultiAZ', false, true, 'may_replace'],
  ['AWS::RDS::DBInstance', 'AllocatedStorage', '20', '40', 'change'],
  ['AWS::SQS::Queue', 'QueueName', 'a', 'b', 'replace'],
  ['AWS::SQS::Queue', 'VisibilityTimeout', 30, 60, 'change'],
  ['AWS::S3::Bucket', 'BucketName', 'a', 'b', 'replace'],
  ['AWS::Lambda::Function', 'FunctionName', 'a', 'b', 'replace'],
  ['AWS::Lambda::Function', 'MemorySize', 128, 256, 'change'],
  ['AWS::DynamoDB::Table', 'TableName', 'a', 'b', 'replace'],
  ['AWS::IAM::Role', 'Path', '/a/', '/b/', 'replace'],
  ['Custom::Thing', 'Anything', 1, 2, 'change'],
] as const)('a changed %s %s from %s to %s: %s', (type, property, before, after, action) => {
  expect(actionsOf(planOfProperty(type, property, before, after))).toEqual([`It ${action}`])
})

test('a property that appears or disappears counts as changed', () => {
  expect(actionsOf(planOfProperty('AWS::RDS::DBInstance', 'Port', undefined, 5433))).toEqual(['It replace'])
  expect(actionsOf(planOfProperty('AWS::RDS::DBInstance', 'Port', 5432, undefined))).toEqual(['It replace'])
})

test('a number and its text are the same value, as CloudFormation compares them', () => {
  expect(planOfProperty('AWS::RDS::DBInstance', 'Port', 5432, '5432')).toMatchObject({ changes: [], risk: 'none' })
})

test('names the place inside a property that differs, with both values', () => {
  const settings = (level: string) => ({ Logging: { Level: level, 'a/b': 1 } })
  const [change] = planOfProperty('Custom::Thing', 'Settings', settings('info'), settings('debug')).changes
  expect(change?.properties).toEqual([
    { at: '/Properties/Settings/Logging/Level', before: 'info', after: 'debug', replaces: 'never', unknown: false },
  ])
})

test('carries a replacement on to whoever uses its id, as possible and not as certain', () => {
  const resources = (name: string) => ({
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::GetAtt': ['Queue', 'QueueName'] } } },
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } },
  })
  expect(actionsOf(planOf(resources('a'), resources('b')))).toEqual([
    'Queue replace',
    'Topic may_replace',
    'Alarm change',
  ])
})

test('a change without replacement leaves alone those who use the id', () => {
  const resources = (timeout: number) => ({
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: timeout } },
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
  })
  expect(actionsOf(planOf(resources(30), resources(60)))).toEqual(['Queue change'])
})

test('pointing a reference at another resource may replace where the property always does', () => {
  const resources = (name: string) => ({
    A: bucket,
    B: bucket,
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { Ref: name } } },
  })
  const [change] = planOf(resources('A'), resources('B')).changes
  expect(change).toMatchObject({ logicalId: 'Topic', action: 'may_replace' })
  expect(change?.properties[0]).toMatchObject({ before: '${A}', after: '${B}', unknown: true })
})

test('another type under the same name is a replacement', () => {
  expect(actionsOf(planOf({ Store: bucket }, { Store: queue }))).toEqual(['Store replace'])
})

test('a renamed resource is one removed and one added', () => {
  expect(actionsOf(planOf({ Old: bucket }, { New: bucket }))).toEqual(['Old remove', 'New add'])
})

test('metadata, policies and tags change a resource without replacing it', () => {
  const after = { ...queue, Metadata: { Owner: 'orders' }, DeletionPolicy: 'Retain' }
  const [change] = planOf({ Queue: queue }, { Queue: after }).changes
  expect(change?.action).toBe('change')
  expect(change?.properties.map(({ at }) => at)).toEqual(['/DeletionPolicy', '/Metadata'])
})

test('a changed DependsOn alone changes nothing', () => {
  const plan = planOf({ A: queue, B: queue }, { A: queue, B: { ...queue, DependsOn: 'A' } })
  expect(plan.headline).toBe('Changes no resources.')
})

test('says which removed and replaced resources CloudFormation keeps', () => {
  const kept = { ...bucket, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }
  expect(planOf({ Bucket: kept }, 'removed').changes[0]).toMatchObject({ action: 'remove', retained: true })
  const named = (name: string) => ({ Bucket: { ...kept, Properties: { BucketName: name } } })
  expect(planOf(named('a'), named('b'))).toMatchObject({ risk: 'replacement', counts: { dataBearing: 0 } })
})

test('removing a whole stack removes every resource, data first', () => {
  const plan = planOf({ Alarm: { Type: 'AWS::CloudWatch::Alarm' }, Bucket: bucket }, 'removed')
  expect(actionsOf(plan)).toEqual(['Bucket remove', 'Alarm remove'])
  expect(plan.headline).toBe('Removes 2 resources. Data of 1 resource can be lost.')
})

test('conditions and parameters decide which resources there are', () => {
  const body = template(
    { Alarm: { Type: 'AWS::CloudWatch::Alarm', Condition: 'Loud' }, Queue: { Type: 'AWS::SQS::Queue' } },
    { Parameters: { Alarms: { Type: 'String' } }, Conditions: { Loud: { 'Fn::Equals': [{ Ref: 'Alarms' }, 'on'] } } },
  )
  const side = (alarms: string) => ({ body, parameters: { Alarms: alarms } })
  expect(actionsOf(planInstantly({ before: side('off'), after: side('on'), place }))).toEqual(['Alarm add'])
})

test('a resource may be called constructor', () => {
  expect(actionsOf(planOf({ Queue: queue }, { Queue: queue, constructor: bucket }))).toEqual(['constructor add'])
})

test('says where a rendered template cannot be read', () => {
  const after = { body: 'Resources: { A: { Type: "AWS::SQS::Queue" ', parameters: {} }
  expect(() => planInstantly({ after, place })).toThrow(/cannot be planned: .*line 1/)
})

test('a function that AWS SAM writes from now on is the same function, with what SAM adds', () => {
  const code = { ZipFile: 'exports.handler = () => 1' }
  const properties = { Handler: 'index.handler', Runtime: 'nodejs24.x', Role: 'arn:aws:iam::111122223333:role/f' }
  const before = template({ It: { Type: 'AWS::Lambda::Function', Properties: { ...properties, Code: code } } })
  const serverless = { ...properties, InlineCode: code.ZipFile, AutoPublishAlias: 'live' }
  const after = JSON.stringify({
    Transform: 'AWS::Serverless-2016-10-31',
    Resources: { It: { Type: 'AWS::Serverless::Function', Properties: serverless } },
  })
  const plan = planInstantly({
    before: { body: before, parameters: {} },
    after: { body: after, parameters: {} },
    place,
  })
  const actions = actionsOf(plan)
  expect(actions).toContain('It change')
  expect(actions).toContain('ItAliaslive add')
  expect(actions.filter((action) => /replace|remove/.test(action))).toEqual([])
})
