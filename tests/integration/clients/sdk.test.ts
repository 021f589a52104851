import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch'
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { GetParametersByPathCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { afterAll, expect, test } from 'vitest'
import { testEndpoint } from '../local-endpoint/endpoint.ts'

const endpoint = testEndpoint()
const open: { destroy(): void }[] = []
afterAll(() => {
  for (const client of open) client.destroy()
})

function connection() {
  const credentials = { accessKeyId: 'AKIA000000000000', secretAccessKey: 'x' }
  return { endpoint: endpoint.url(), region: 'eu-west-1', credentials, maxAttempts: 1 }
}

function kept<T extends { destroy(): void }>(client: T): T {
  open.push(client)
  return client
}

test('the SDK puts, sets and describes alarms in the binary protocol', async () => {
  const client = kept(new CloudWatchClient(connection()))
  const alarm = {
    AlarmName: 'errors',
    MetricName: 'Errors',
    Namespace: 'App',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 0.5,
    ComparisonOperator: 'GreaterThanThreshold',
    Dimensions: [{ Name: 'Service', Value: 'shop' }],
    AlarmActions: ['arn:aws:sns:eu-west-1:000000000000:pager'],
  } as const
  await client.send(
    new PutMetricAlarmCommand({ ...alarm, Dimensions: [...alarm.Dimensions], AlarmActions: [...alarm.AlarmActions] }),
  )
  await client.send(new SetAlarmStateCommand({ AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'tested' }))
  const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }))
  expect(MetricAlarms).toMatchObject([{ ...alarm, StateValue: 'ALARM', StateReason: 'tested' }])
  expect(MetricAlarms[0]?.StateUpdatedTimestamp).toBeInstanceOf(Date)
  const missing = client.send(new SetAlarmStateCommand({ AlarmName: 'none', StateValue: 'OK', StateReason: 'x' }))
  await expect(missing).rejects.toMatchObject({ name: 'ResourceNotFound' })
})

test('the SDK keeps what it says of an object, lists in pages and deletes many', async () => {
  const client = kept(new S3Client({ ...connection(), forcePathStyle: true }))
  await fetch(`${endpoint.url()}/documents`, { method: 'PUT' })
  const Bucket = 'documents'
  const keys = ['a/1 +&é.txt', 'a/2<>"\'.txt', 'b/3.txt']
  for (const Key of keys) {
    await client.send(
      new PutObjectCommand({ Bucket, Key, Body: Key, ContentType: 'text/plain', Metadata: { owner: 'me' } }),
    )
  }
  const got = await client.send(new GetObjectCommand({ Bucket, Key: keys[0], Range: 'bytes=0-2' }))
  expect(got).toMatchObject({ ContentType: 'text/plain', Metadata: { owner: 'me' }, ContentLength: 3 })
  expect(await got.Body?.transformToString()).toBe('a/1')
  const first = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 2 }))
  const second = await client.send(
    new ListObjectsV2Command({ Bucket, MaxKeys: 2, ContinuationToken: first.NextContinuationToken }),
  )
  const listed = [...(first.Contents ?? []), ...(second.Contents ?? [])].map(({ Key }) => Key)
  expect([listed, first.IsTruncated, second.IsTruncated]).toEqual([keys, true, false])
  const folders = await client.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }))
  expect(folders.CommonPrefixes).toEqual([{ Prefix: 'a/' }, { Prefix: 'b/' }])
  await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: keys.map((Key) => ({ Key })) } }))
  expect((await client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0)
})

test('the SDK uploads in parts, copies, and is told what is not there', async () => {
  const client = kept(new S3Client({ ...connection(), forcePathStyle: true }))
  const Bucket = 'large'
  const missing = client.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' }))
  await expect(missing).rejects.toMatchObject({ name: 'NoSuchBucket' })
  await client.send(new CreateBucketCommand({ Bucket }))
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts' }))
  const pieces = ['a'.repeat(6_000_000), 'end']
  const Parts = await Promise.all(
    pieces.map(async (Body, index) => {
      const place = { Bucket, Key: 'parts', UploadId, PartNumber: index + 1 }
      return { PartNumber: index + 1, ETag: (await client.send(new UploadPartCommand({ ...place, Body }))).ETag }
    }),
  )
  const whole = { Bucket, Key: 'parts', UploadId }
  await client.send(new CompleteMultipartUploadCommand({ ...whole, MultipartUpload: { Parts } }))
  await client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/parts` }))
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))
  expect(head).toMatchObject({ ContentLength: 6_000_003, ETag: expect.stringMatching(/-2"$/) })
  const again = client.send(new CompleteMultipartUploadCommand({ ...whole, MultipartUpload: { Parts } }))
  await expect(again).rejects.toMatchObject({ name: 'NoSuchUpload' })
})

test('a bucket keeps what it is told, and answers as AWS does before', async () => {
  const client = kept(new S3Client({ ...connection(), forcePathStyle: true }))
  const Bucket = 'told'
  await client.send(new CreateBucketCommand({ Bucket }))
  expect((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined()
  const VersioningConfiguration = { Status: 'Enabled' } as const
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))
  expect((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled')
  await expect(client.send(new GetBucketPolicyCommand({ Bucket }))).rejects.toMatchObject({
    name: 'NoSuchBucketPolicy',
  })
  await client.send(new PutBucketPolicyCommand({ Bucket, Policy: '{"Statement":[]}' }))
  expect((await client.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe('{"Statement":[]}')
  expect((await client.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBe('eu-west-1')
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}))
  expect(Buckets.map(({ Name }) => Name)).toContain('told')
})

test('an object is reached by the name of its bucket in the host as well', async () => {
  await fetch(`${endpoint.url()}/hosted/page.txt`, { method: 'PUT', body: 'hello' })
  const { request } = await import('node:http')
  const { host, port } = new URL(endpoint.url())
  const text = await new Promise<string>((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path: '/page.txt',
      headers: { host: `hosted.${host.replace('127.0.0.1', 'localhost')}` },
    })
    asked.once('error', reject).once('response', (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (piece: string) => {
        body += piece
      })
      answer.once('end', () => resolve(body))
    })
    asked.end()
  })
  expect(text).toBe('hello')
})

test('the SDK reads parameters below a path, in pages', async () => {
  const client = kept(new SSMClient(connection()))
  const names = Array.from({ length: 12 }, (_, index) => `/app/part/${String.fromCharCode(97 + index)}`)
  for (const Name of names) await client.send(new PutParameterCommand({ Name, Value: 'v', Type: 'String' }))
  const flat = await client.send(new GetParametersByPathCommand({ Path: '/app' }))
  expect(flat.Parameters).toEqual([])
  const first = await client.send(new GetParametersByPathCommand({ Path: '/app', Recursive: true }))
  const second = await client.send(
    new GetParametersByPathCommand({ Path: '/app', Recursive: true, NextToken: first.NextToken }),
  )
  expect([...(first.Parameters ?? []), ...(second.Parameters ?? [])].map(({ Name }) => Name)).toEqual(names)
})
