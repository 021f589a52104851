import { createHash } from 'node:crypto'
import { partitionOf } from '../../template/intrinsics/lookups.ts'
import type { JsonObject } from '../../template/template.ts'

type Place = { account: string; region: string }
type Form = (name: string, place: Place, properties: JsonObject) => string

/** Types whose physical id has a form that does not follow from the public table; `name` is unlike any other's. */
const FORMS: Record<string, Form> = {
  'AWS::ApiGateway::Deployment': (name) => hex(name, 6),
  'AWS::IAM::AccessKey': (name) => `AKIA${hex(name, 16).toUpperCase()}`,
  'AWS::IAM::Policy': (name) => name,
  'AWS::KMS::Key': uuid,
  'AWS::Lambda::EventSourceMapping': uuid,
  'AWS::Lambda::LayerVersion': (name, place, { LayerName }) =>
    `${arn('lambda', place)}:layer:${typeof LayerName === 'string' ? LayerName : name}:1`,
  'AWS::Lambda::Permission': (name) => name,
  'AWS::Lambda::Version': (_name, place, { FunctionName }) =>
    `${arn('lambda', place)}:function:${String(FunctionName).split(':').at(-1)}:1`,
  'AWS::Route53::HostedZone': (name) => `Z${hex(name, 20).toUpperCase()}`,
  'AWS::SNS::Subscription': (name, place, { TopicArn }) =>
    `${typeof TopicArn === 'string' ? TopicArn : `${arn('sns', place)}:topic`}:${uuid(name)}`,
  'AWS::SQS::QueuePolicy': (name) => name,
}

/** The id of a new physical resource of a type whose ids have a form of their own. */
export function ownForm(type: string, name: string, place: Place, properties: JsonObject): string | undefined {
  return Object.hasOwn(FORMS, type) ? FORMS[type]?.(name, place, properties) : undefined
}

function arn(service: string, { account, region }: Place): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${account}`
}

function hex(name: string, length: number): string {
  return createHash('sha256').update(name).digest('hex').slice(0, length)
}

function uuid(name: string): string {
  return hex(name, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
