import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { type Expanding, invalid, invalidEvent } from '../expanding.ts'
import { conditional, ref } from '../intrinsics.ts'
import { tagList } from '../tags.ts'
import { type Called, permission } from './event.ts'

/** A bucket tells a function: that is written into the bucket, which waits for the permission. */
export function notification(event: Called, { resources }: Expanding): JsonObject {
  const { id, name, source, target, given } = event
  const bucketId = isObject(given.Bucket) ? given.Bucket.Ref : undefined
  const bucket = typeof bucketId === 'string' ? resources[bucketId] : undefined
  if (typeof bucketId !== 'string' || !isObject(bucket)) {
    throw invalidEvent(source.id, name, 'S3 events must reference an S3 bucket in the same template.')
  }
  const properties: JsonObject = isObject(bucket.Properties) ? { ...bucket.Properties } : {}
  const condition = source.passed.Condition
  if (condition === undefined) waitFor(bucket, `${id}Permission`)
  else {
    // A dependency cannot be conditional; a tag that mentions the permission can.
    const value = { 'Fn::If': [condition, ref(`${id}Permission`), 'no dependency'] }
    const tags = Array.isArray(properties.Tags) ? properties.Tags : []
    properties.Tags = [...tags, ...tagList({ [`sam:ConditionalDependsOn:${id}Permission`]: value })]
  }
  const config: JsonObject = isObject(properties.NotificationConfiguration)
    ? { ...properties.NotificationConfiguration }
    : {}
  const told = config.LambdaConfigurations ?? []
  if (!Array.isArray(told)) throw invalid(bucketId, 'Invalid type for LambdaConfigurations. Must be a list.')
  const filter: JsonObject = given.Filter === undefined ? {} : { Filter: given.Filter }
  const wanted = [given.Events ?? []]
    .flat()
    .map((Event) => conditional(condition, { Function: target.arn, ...filter, Event }))
  config.LambdaConfigurations = [...told, ...wanted.filter((one) => !told.some((other) => isSame(one, other)))]
  bucket.Properties = { ...properties, NotificationConfiguration: config }
  return permission(event, 's3.amazonaws.com', { SourceAccount: ref('AWS::AccountId') })
}

function waitFor(bucket: JsonObject, permissionId: string): void {
  const needs = bucket.DependsOn === undefined ? [] : [bucket.DependsOn].flat()
  if (!needs.includes(permissionId)) bucket.DependsOn = [...needs, permissionId]
}

function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
