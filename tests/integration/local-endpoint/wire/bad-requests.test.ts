import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalEndpoint, startLocalEndpoint } from '../../../../server/cloudformation/local/endpoint.ts'
import { testEndpoint } from '../endpoint.ts'
import { ask, askRaw, form } from './request.ts'

const endpoint = testEndpoint()
const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIA000000000000/20261121/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=x`,
})

type Case = [what: string, init: Parameters<typeof ask>[1], status: number, code: string | undefined]

const LIST = 'Action=ListStacks&Version=2010-05-15'

describe('a request that is wrong gets the error of AWS', () => {
  const cases: Case[] = [
    ['no body', {}, 400, 'MissingAction'],
    ['a body that is no form', { body: '{"Action":"ListStacks"}' }, 400, 'MissingAction'],
    ['broken percent-encoding', { body: `${LIST}&StackName=%` }, 404, 'MalformedQueryString'],
    ['half a percent-encoded byte', { body: `${LIST}&StackName=%e` }, 404, 'MalformedQueryString'],
    ['an unknown action', { body: form({ Action: 'Fly' }) }, 400, 'InvalidAction'],
    ['an action named like a method of objects', { body: form({ Action: 'constructor' }) }, 400, 'InvalidAction'],
    ['an unknown version', { body: form({ Action: 'ListStacks', Version: '2099-01-01' }) }, 400, 'InvalidAction'],
    ['no version', { body: 'Action=ListStacks' }, 400, 'InvalidAction'],
    ['an unreadable signature', { body: LIST, headers: { authorization: 'Bearer x' } }, 400, 'IncompleteSignature'],
    [
      'a signature without a scope',
      { body: LIST, headers: { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA' } },
      400,
      'IncompleteSignature',
    ],
    [
      'a presigned query without a scope',
      { path: '/?X-Amz-Credential=x&Action=ListStacks', body: '' },
      400,
      'IncompleteSignature',
    ],
    ['another service', { body: 'Action=ListRoles&Version=2010-05-08', headers: signed('iam') }, 400, 'InvalidAction'],
    [
      'a service with paths',
      { path: '/2015-03-31/functions', headers: signed('lambda') },
      404,
      'UnknownOperationException',
    ],
    [
      'an unknown JSON target',
      { headers: { 'x-amz-target': 'AmazonSSM.Fly', ...signed('ssm') }, body: '{}' },
      400,
      'UnknownOperationException',
    ],
    [
      'broken JSON',
      { headers: { 'x-amz-target': 'AmazonSSM.GetParameter', ...signed('ssm') }, body: '{' },
      400,
      'SerializationException',
    ],
    [
      'a JSON list for an object',
      { headers: { 'x-amz-target': 'AmazonSSM.GetParameter', ...signed('ssm') }, body: '[]' },
      400,
      'SerializationException',
    ],
    [
      'a structure for a text, in JSON',
      {
        headers: { ...signed('secretsmanager'), 'x-amz-target': 'secretsmanager.GetSecretValue' },
        body: '{"SecretId": {"toString": 1}}',
      },
      400,
      'SerializationException',
    ],
    [
      'broken CBOR',
      {
        path: '/service/GraniteServiceVersion20100801/operation/DescribeAlarms',
        headers: signed('monitoring'),
        body: '\x9b\xff',
      },
      400,
      undefined,
    ],
    [
      'a list for a single value',
      { body: form({ Action: 'DescribeStacks', 'StackName.member.1': 'x' }) },
      400,
      'MalformedInput',
    ],
    ['a broken token of a page', { body: form({ Action: 'ListStacks', NextToken: '!!!' }) }, 400, 'ValidationError'],
    [
      'a token of another list',
      { body: form({ Action: 'ListStacks', NextToken: 'bm8gdG9rZW4' }) },
      400,
      'ValidationError',
    ],
    ['a broken path to S3', { path: '/bucket/%ff', method: 'GET' }, 400, 'InvalidURI'],
    ['a bucket name that S3 forbids', { path: '/Not_A_Bucket', method: 'PUT' }, 400, 'InvalidBucketName'],
    ['a bucket that is not there', { path: '/nowhere/key', method: 'GET' }, 404, 'NoSuchBucket'],
    ['what S3 has and this has not', { path: '/nowhere?versions', method: 'GET' }, 501, 'NotImplemented'],
  ]
  test.each(cases)('%s', async (_, init, status, code) => {
    expect(await ask(endpoint.url(), init)).toMatchObject({ status, code })
  })
})

describe('a request that is odd but right is answered', () => {
  const cases: [what: string, init: Parameters<typeof ask>[1], status: number][] = [
    ['by GET, in the query', { path: `/?${LIST}`, method: 'GET' }, 200],
    ['with another content type', { body: LIST, headers: { 'content-type': 'text/plain' } }, 200],
    ['with names of methods as parameters', { body: `${LIST}&__proto__.x=1&constructor.prototype.y=2` }, 200],
    ['with a name that is a value and a structure', { body: `${LIST}&a.b.c=1&a=2&a.b=3` }, 200],
    ['with ten thousand unknown parameters', { body: `${LIST}${'&x.member.1.y=z'.repeat(10_000)}` }, 200],
    [
      'with a date of long ago, as signatures are not checked',
      { body: LIST, headers: { ...signed('cloudformation'), 'x-amz-date': '19990101T000000Z' } },
      200,
    ],
    ['by HEAD, without a body', { method: 'HEAD' }, 400],
    ['by PUT on the root', { method: 'PUT', body: LIST }, 200],
  ]
  test.each(cases)('%s', async (_, init, status) => {
    expect((await ask(endpoint.url(), init)).status).toBe(status)
  })

  test('a path of two slashes is a path, not a host', async () => {
    const answer = await askRaw(endpoint.url(), 'GET //evil/?Action=x HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  test('what is not HTTP ends the connection and nothing else', async () => {
    expect((await askRaw(endpoint.url(), '\x16\x03\x01 hello\r\n\r\n')).status).toBe(400)
    expect((await ask(endpoint.url(), { body: LIST })).status).toBe(200)
  })
})

describe('a request that is too much', () => {
  test('a body of 10 MB is refused, and the same connection goes on', async () => {
    const large = await ask(endpoint.url(), { body: 'A'.repeat(10 * 1024 * 1024) })
    expect(large).toMatchObject({ status: 413, code: 'RequestEntityTooLarge' })
    expect((await ask(endpoint.url(), { body: LIST })).status).toBe(200)
  })

  test('500 connections at once are all answered', async () => {
    const request = `GET /?${LIST} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`
    const answers = await Promise.all(Array.from({ length: 500 }, () => askRaw(endpoint.url(), request)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })
})

describe('a client that stops in the middle', () => {
  let impatient: LocalEndpoint
  beforeAll(async () => {
    impatient = await startLocalEndpoint({ port: 0, dataDir: `${endpoint.dataDir}/impatient`, requestTimeoutMs: 200 })
  })
  afterAll(() => impatient.close())

  test('has its connection ended when the body does not come', async () => {
    const answer = await askRaw(impatient.url, 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nAction=')
    expect(answer.status).toBe(408)
    expect((await ask(impatient.url, { body: LIST })).status).toBe(200)
  })
})
