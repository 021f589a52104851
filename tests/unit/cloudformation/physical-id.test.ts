import { expect, test } from 'vitest'
import { newPhysicalId } from '../../../server/cloudformation/local/resources/physical-id.ts'

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
  ['AWS::IAM::AccessKey', {}, /^AKIA[0-9A-F]{16}$/],
  ['AWS::SNS::Subscription', { TopicArn: 'arn:aws:sns:eu-west-1:1:t' }, /^arn:aws:sns:eu-west-1:1:t:[0-9a-f-]{36}$/],
  ['AWS::EC2::VPC', {}, /^vpc-[0-9a-f]{17}$/],
])('a %s gets an id of the form that AWS gives', (type, properties, form) => {
  expect(newPhysicalId(type, 'One', properties, PLACE)).toMatch(form)
})
