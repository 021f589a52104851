import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { given, invalid, type Source } from '../expanding.ts'
import { wordOf } from '../intrinsics.ts'

/** Where the code of a function is, as Lambda wants to be told it. */
export function codeOf({ id, properties }: Source): JsonObject {
  const { InlineCode, CodeUri, ImageUri, PackageType = 'Zip', SourceKMSKeyArn } = properties
  if (PackageType === 'Image') {
    if (ImageUri === undefined || ImageUri === null) throw invalid(id, "'ImageUri' must be set.")
    return { ImageUri }
  }
  if (PackageType !== 'Zip') throw invalid(id, `invalid 'PackageType' : ${wordOf(PackageType)}`)
  const key = given({ SourceKMSKeyArn })
  if (InlineCode !== undefined && InlineCode !== null) return { ZipFile: InlineCode, ...key }
  if (CodeUri === undefined || CodeUri === null) throw invalid(id, "Only one of 'InlineCode' or 'CodeUri' can be set.")
  return { ...objectLocation(id, 'CodeUri', CodeUri), ...key }
}

/** `s3://bucket/key`, or the map with Bucket, Key and Version, as Lambda names them. */
export function objectLocation(id: string, property: string, uri: Json | undefined): JsonObject {
  const { Bucket, Key, Version } = objectPlace(id, property, uri)
  return given({ S3Bucket: Bucket, S3Key: Key, S3ObjectVersion: Version })
}

export function objectPlace(id: string, property: string, uri: Json | undefined): JsonObject {
  if (isObject(uri)) {
    if (!uri.Bucket || !uri.Key) throw invalid(id, `'${property}' requires Bucket and Key properties to be specified.`)
    return given({ Bucket: uri.Bucket, Key: uri.Key, Version: uri.Version })
  }
  const found = /^s3:\/\/([^/?]+)\/+([^?]+)(?:\?versionId=([^&]+))?$/.exec(typeof uri === 'string' ? uri : '')
  if (!found) {
    throw invalid(
      id,
      `'${property}' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.`,
    )
  }
  const [, Bucket = '', Key = '', Version] = found
  return given({ Bucket, Key, Version })
}
