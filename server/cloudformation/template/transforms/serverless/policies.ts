import { isObject, type Json, type JsonObject } from '../../template.ts'

export type Policies = { managed: Json[]; inline: Json[] }

/** Actions of the policy templates that SAM offers; any other template grants nothing here. */
const TEMPLATE_ACTIONS: Record<string, string[]> = {
  DynamoDBCrudPolicy: [
    'dynamodb:GetItem',
    'dynamodb:DeleteItem',
    'dynamodb:PutItem',
    'dynamodb:Scan',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:BatchGetItem',
    'dynamodb:DescribeTable',
    'dynamodb:ConditionCheckItem',
  ],
  DynamoDBReadPolicy: [
    'dynamodb:GetItem',
    'dynamodb:Scan',
    'dynamodb:Query',
    'dynamodb:BatchGetItem',
    'dynamodb:DescribeTable',
  ],
  DynamoDBWritePolicy: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
  S3CrudPolicy: ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation', 's3:PutObject', 's3:DeleteObject'],
  S3ReadPolicy: ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'],
  S3WritePolicy: ['s3:PutObject'],
  SNSPublishMessagePolicy: ['sns:Publish'],
  SQSPollerPolicy: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
  SQSSendMessagePolicy: ['sqs:SendMessage*'],
  LambdaInvokePolicy: ['lambda:InvokeFunction'],
  StepFunctionsExecutionPolicy: ['states:StartExecution'],
  SSMParameterReadPolicy: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
  AWSSecretsManagerGetSecretValuePolicy: ['secretsmanager:GetSecretValue'],
}

/** Splits SAM's `Policies`: names and ARNs are attached, documents and policy templates are written into the role. */
export function policiesOf(given: Json | undefined): Policies {
  const policies: Policies = { managed: [], inline: [] }
  const items = given === undefined ? [] : Array.isArray(given) ? given : [given]
  for (const [index, item] of items.entries()) {
    if (typeof item === 'string') policies.managed.push(managedArn(item))
    else if (isObject(item)) addPolicy(policies, item, index)
  }
  return policies
}

function managedArn(name: string): Json {
  return name.startsWith('arn:') ? name : { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` }
}

function addPolicy(policies: Policies, item: JsonObject, index: number): void {
  const [name = ''] = Object.keys(item)
  if (name === 'Ref' || name.startsWith('Fn::')) policies.managed.push(item)
  else if (item.Statement !== undefined) policies.inline.push(policy(index, item.Statement))
  else if (Object.hasOwn(TEMPLATE_ACTIONS, name)) {
    policies.inline.push(policy(index, [{ Effect: 'Allow', Action: TEMPLATE_ACTIONS[name] ?? [], Resource: '*' }]))
  }
}

function policy(index: number, statement: Json): JsonObject {
  return {
    PolicyName: `Policy${index}`,
    PolicyDocument: { Version: '2012-10-17', Statement: Array.isArray(statement) ? statement : [statement] },
  }
}
