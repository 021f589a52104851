import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROUTES } from '../../../../server/cloudformation/local/control/routes.ts'
import table from '../../../../server/cloudformation/local/model/inputs.json' with { type: 'json' }
import { testEndpoint } from '../endpoint.ts'
import { ask, form } from './request.ts'

const endpoint = testEndpoint()
const runs = { numRuns: 400 }

/** The names that parameters of CloudFormation have, so that random values reach what reads them. */
const names = Object.values(table.shapes as Record<string, string>)
  .filter((row) => row.startsWith('structure '))
  .flatMap((row) => row.split(' ').slice(1))
  .map((member) => (member.split(':')[0] ?? '').replace('!', ''))

const word = fc.oneof(
  fc.constantFrom(
    '',
    'true',
    '-1',
    '1e999',
    'NaN',
    'shop',
    '*',
    'AWS::SQS::Queue',
    '{}',
    '[]',
    '{"Resources":{}}',
    '\0',
    '\ud83d',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const name = fc.oneof(fc.constantFrom(...names), fc.constantFrom('__proto__', 'constructor', 'toString'))
const path = fc
  .array(fc.oneof(name, fc.constantFrom('member', 'entry', '1', '2', '99999999999')), { minLength: 1, maxLength: 5 })
  .map((pieces) => pieces.join('.'))

test('no parameters of any operation are answered with a failure of ours', async () => {
  const call = fc.record({
    action: fc.constantFrom(...Object.keys(table.operations)),
    given: fc.dictionary(path, word, { maxKeys: 8 }),
    stack: fc.constantFrom('shop', 'none', ''),
  })
  await fc.assert(
    fc.asyncProperty(call, async ({ action, given, stack }) => {
      const body = form({ StackName: stack, ...given, Action: action })
      expect((await ask(endpoint.url(), { body })).status).toBeLessThan(500)
    }),
    runs,
  )
})

test('no bytes on any path are answered with a failure of ours', async () => {
  const request = fc.record({
    method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS'),
    path: fc.webPath().map((text) => `/${text.replace(/^\/+/, '')}`),
    query: fc.oneof(
      fc.constantFrom('', 'uploads', 'delete', 'tagging', 'policy', 'list-type=2&max-keys=-1'),
      fc.webQueryParameters(),
    ),
    body: fc.uint8Array({ maxLength: 200 }),
    target: fc.option(
      fc.constantFrom(
        'AmazonSSM.PutParameter',
        'secretsmanager.GetSecretValue',
        'GraniteServiceVersion20100801.PutMetricAlarm',
      ),
    ),
  })
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, query, body, target }) => {
      const hasBody = method !== 'GET' && method !== 'HEAD'
      const answer = await ask(endpoint.url(), {
        method,
        path: `${path}?${query}`,
        body: hasBody ? Buffer.from(body) : undefined,
        headers: target === null ? {} : { 'x-amz-target': target },
      })
      expect(answer.status === 501 || answer.status < 500).toBe(true)
    }),
    runs,
  )
})

test('no JSON on any control route is answered with a failure of ours', async () => {
  const call = fc.record({ route: fc.constantFrom(...Object.keys(ROUTES)), body: fc.jsonValue() })
  await fc.assert(
    fc.asyncProperty(call, async ({ route, body }) => {
      const [method = '', path = ''] = route.split(' ')
      const answer = await ask(endpoint.url(), {
        method,
        path: `/_hadron/${path}`,
        body: method === 'GET' ? undefined : JSON.stringify(body),
      })
      expect(answer.status).toBeLessThan(500)
    }),
    runs,
  )
})
