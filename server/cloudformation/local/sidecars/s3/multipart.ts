import { createHash, randomUUID } from 'node:crypto'
import { AwsError } from '../../wire/aws-error.ts'
import { existingBucket } from './buckets.ts'
import { describedBy } from './object-calls.ts'
import { emptyAnswer, type S3Operation, type S3Request, safe, sentBytes, textsIn, xmlAnswer } from './request.ts'
import { etagOf, type Upload } from './store.ts'

export const CREATE_UPLOAD: S3Operation = {
  name: 'CreateMultipartUpload',
  perform(request) {
    const { world, bucket, key } = request
    existingBucket(world, bucket)
    const id = randomUUID()
    world.objects.uploads.set(id, { bucket, key, described: describedBy(request), parts: new Map() })
    const place = `<Bucket>${safe(bucket)}</Bucket><Key>${safe(key)}</Key>`
    return xmlAnswer('InitiateMultipartUploadResult', `${place}<UploadId>${id}</UploadId>`)
  },
}

export const UPLOAD_PART: S3Operation = {
  name: 'UploadPart',
  perform(request) {
    const number = Number(request.query.get('partNumber'))
    if (!Number.isInteger(number) || number < 1 || number > 10_000) {
      throw new AwsError('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive')
    }
    const body = sentBytes(request)
    uploadOf(request).upload.parts.set(number, body)
    return emptyAnswer(200, { etag: etagOf(body) })
  },
}

export const COMPLETE_UPLOAD: S3Operation = {
  name: 'CompleteMultipartUpload',
  perform(request) {
    const { world, bucket, key, body } = request
    const { id, upload } = uploadOf(request)
    const parts = textsIn(body.toString(), 'PartNumber').map((number) => {
      const part = upload.parts.get(Number(number))
      if (!part) throw new AwsError('InvalidPart', 'One or more of the specified parts could not be found.')
      return part
    })
    const digests = Buffer.concat(parts.map((part) => createHash('md5').update(part).digest()))
    const etag = `"${createHash('md5').update(digests).digest('hex')}-${parts.length}"`
    world.objects.put(bucket, key, Buffer.concat(parts), { ...upload.described, etag })
    world.objects.uploads.delete(id)
    const place = `<Location>/${safe(bucket)}/${safe(key)}</Location><Bucket>${safe(bucket)}</Bucket>`
    return xmlAnswer('CompleteMultipartUploadResult', `${place}<Key>${safe(key)}</Key><ETag>${safe(etag)}</ETag>`)
  },
}

export const ABORT_UPLOAD: S3Operation = {
  name: 'AbortMultipartUpload',
  perform(request) {
    request.world.objects.uploads.delete(uploadOf(request).id)
    return emptyAnswer(204)
  },
}

function uploadOf({ world, query, bucket, key }: S3Request): { id: string; upload: Upload } {
  const id = query.get('uploadId') ?? ''
  const upload = world.objects.uploads.get(id)
  if (upload && upload.bucket === bucket && upload.key === key) return { id, upload }
  throw new AwsError(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    404,
  )
}
