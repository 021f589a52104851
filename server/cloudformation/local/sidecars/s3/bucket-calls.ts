import { AwsError } from '../../wire/aws-error.ts'
import type { Answer } from '../../wire/exchange.ts'
import { bucketsOf, deleteBucket, existingBucket, makeBucket, setBucketSetting } from './buckets.ts'
import { emptyAnswer, type S3Operation, type S3Request, safe, xmlAnswer } from './request.ts'

/** What a bucket can be told, by the word in the query, and what it answers as long as it was told nothing. */
const SETTINGS: Record<string, { name: string; root?: string; untold?: string; missing?: string }> = {
  accelerate: { name: 'BucketAccelerateConfiguration', root: 'AccelerateConfiguration' },
  cors: { name: 'BucketCors', missing: 'NoSuchCORSConfiguration' },
  encryption: {
    name: 'BucketEncryption',
    root: 'ServerSideEncryptionConfiguration',
    untold:
      '<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule>',
  },
  lifecycle: { name: 'BucketLifecycleConfiguration', missing: 'NoSuchLifecycleConfiguration' },
  logging: { name: 'BucketLogging', root: 'BucketLoggingStatus' },
  notification: { name: 'BucketNotificationConfiguration', root: 'NotificationConfiguration' },
  ownershipControls: { name: 'BucketOwnershipControls', missing: 'OwnershipControlsNotFoundError' },
  policy: { name: 'BucketPolicy', missing: 'NoSuchBucketPolicy' },
  publicAccessBlock: { name: 'PublicAccessBlock', missing: 'NoSuchPublicAccessBlockConfiguration' },
  tagging: { name: 'BucketTagging', missing: 'NoSuchTagSet' },
  versioning: { name: 'BucketVersioning', root: 'VersioningConfiguration' },
  website: { name: 'BucketWebsite', missing: 'NoSuchWebsiteConfiguration' },
}

const VERBS: Record<string, string> = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' }

/** The operation on a setting that a query such as `?versioning` asks for. */
export function settingOperation({ method, query }: S3Request): S3Operation | undefined {
  const setting = Object.keys(SETTINGS).find((word) => query.has(word))
  const verb = VERBS[method]
  if (setting === undefined || verb === undefined) return undefined
  const name = `${verb}${SETTINGS[setting]?.name}`
  if (method === 'GET') return { name, reads: true, perform: (request) => readSetting(request, setting) }
  return {
    name,
    perform({ world, bucket, body }) {
      setBucketSetting(world, bucket, setting, method === 'PUT' ? body.toString() : undefined)
      return emptyAnswer(method === 'PUT' ? 200 : 204)
    },
  }
}

function readSetting({ world, bucket }: S3Request, setting: string): Answer {
  const told = existingBucket(world, bucket).settings[setting]
  const { root, untold = '', missing } = SETTINGS[setting] ?? {}
  if (told !== undefined) {
    return { status: 200, type: setting === 'policy' ? 'application/json' : 'application/xml', body: told }
  }
  if (root !== undefined) return xmlAnswer(root, untold)
  throw new AwsError(missing ?? 'NotImplemented', `The bucket has no ${setting} configuration`, 404)
}

export const CREATE_BUCKET: S3Operation = {
  name: 'CreateBucket',
  perform({ world, bucket, caller }) {
    makeBucket(world, bucket, caller)
    return emptyAnswer(200, { location: `/${bucket}` })
  },
}

export const DELETE_BUCKET: S3Operation = {
  name: 'DeleteBucket',
  perform({ world, bucket }) {
    deleteBucket(world, bucket)
    return emptyAnswer(204)
  },
}

export const HEAD_BUCKET: S3Operation = {
  name: 'HeadBucket',
  reads: true,
  perform: ({ world, bucket }) => emptyAnswer(200, { 'x-amz-bucket-region': existingBucket(world, bucket).region }),
}

export const BUCKET_LOCATION: S3Operation = {
  name: 'GetBucketLocation',
  reads: true,
  perform({ world, bucket }) {
    const { region } = existingBucket(world, bucket)
    return xmlAnswer('LocationConstraint', region === 'us-east-1' ? '' : region)
  },
}

export const LIST_BUCKETS: S3Operation = {
  name: 'ListBuckets',
  reads: true,
  perform({ world, caller }) {
    const buckets = bucketsOf(world, caller.account).map(
      ({ name, created }) => `<Bucket><Name>${safe(name)}</Name><CreationDate>${created}</CreationDate></Bucket>`,
    )
    const owner = `<Owner><ID>${caller.account}</ID></Owner>`
    return xmlAnswer('ListAllMyBucketsResult', `${owner}<Buckets>${buckets.join('')}</Buckets>`)
  },
}
