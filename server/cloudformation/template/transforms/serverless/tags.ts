import { isObject, type Json, type JsonObject } from '../../template.ts'
import { wordOf } from './intrinsics.ts'

/** SAM's tags are a map, CloudFormation's a list. */
export function tagList(tags: Json | undefined): JsonObject[] {
  return isObject(tags) ? Object.entries(tags).map(([Key, Value]) => ({ Key, Value: Value ?? '' })) : []
}

/** With `PropagateTags`, all that a resource has become carries its tags. */
export function propagateTags(made: JsonObject, { Tags, PropagateTags }: JsonObject): JsonObject {
  if (PropagateTags !== true || !isObject(Tags) || Object.keys(Tags).length === 0) return made
  for (const resource of Object.values(made)) {
    if (!isObject(resource) || !isObject(resource.Properties)) continue
    const type = wordOf(resource.Type).replace('AWS::', '')
    if (WITH_LIST.has(type)) resource.Properties.Tags = tagList(Tags)
    if (WITH_MAP.has(type)) resource.Properties.Tags = Tags
  }
  return made
}

const WITH_MAP = new Set(['ApiGatewayV2::DomainName', 'ApiGatewayV2::Stage'])
const WITH_LIST = new Set([
  'ApiGateway::ApiKey',
  'ApiGateway::DomainName',
  'ApiGateway::DomainNameAccessAssociation',
  'ApiGateway::DomainNameV2',
  'ApiGateway::RestApi',
  'ApiGateway::Stage',
  'ApiGateway::UsagePlan',
  'IAM::Role',
  'IoT::TopicRule',
  'Lambda::Function',
  'S3::Bucket',
  'SNS::Topic',
  'SQS::Queue',
  'StepFunctions::StateMachine',
])
