import { afterAll, describe, expect, test } from 'vitest'
import { planInstantly } from '../../server/plans/instant-plan.ts'
import { checkSpec, type Spec } from '../../server/templates/specs/spec.ts'
import { versions } from './catalogue.ts'
import { pool, render } from './rendering.ts'

afterAll(() => pool.close())

const place = { region: 'eu-west-1', awsAccountId: '111122223333', stackName: 'hadron-orders-production' }

/** What the versions of a template say to a spec: the fields they complain about. */
function refusals(template: string, spec: Spec): string[] {
  const issues = versions
    .filter((starter) => starter.template === template)
    .flatMap(({ bundle, part }) => checkSpec(bundle.schema[part] ?? {}, spec).issues)
  return [...new Set(issues.map(({ at }) => at))]
}

test.each(['10.0.0.0/16', '172.31.128.0/17', '192.168.7.0/24'])('a network may have the private range %s', (cidr) =>
  expect(refusals('network', { cidr })).toEqual([]),
)

test.each([
  ['203.0.113.0/24', 'is not private'],
  ['172.32.0.0/16', 'is not private'],
  ['10.0.0.0/8', 'is larger than AWS allows'],
  ['10.0.0.0/25', 'is too small for a load balancer'],
  ['10.20.30.0/16', 'has bits beyond its prefix'],
  ['10.20.30.1/24', 'has bits beyond its prefix'],
  ['10.256.0.0/17', 'is not an address'],
])('a network cannot have %s, which %s', (cidr) => expect(refusals('network', { cidr })).toEqual(['/cidr']))

test.each([
  ['http-function', { codeBucket: 'builds' }, '/codeKey'],
  ['http-function', { jwtIssuer: 'https://login.example.com' }, '/jwtAudience'],
  ['web-service', { hostedZoneId: 'Z0123456789ABCDEFGHIJ' }, '/domainName'],
])('%s with only %j asks for the other half', (template, spec, missing) =>
  expect(refusals(template, spec)).toEqual([missing]),
)

test.each([
  ['database', { engine: 'aurora-postgresql', instanceClass: 'db.t4g.micro' }, '/instanceClass'],
  ['database', { engine: 'oracle' }, '/engine'],
  ['database', { databaseName: 'orders; drop' }, '/databaseName'],
  ['static-site', { domainNames: ['www.example.com'] }, '/certificateArn'],
  ['static-site', { certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1' }, '/certificateArn'],
  ['scheduled-job', { schedule: 'every day' }, '/schedule'],
  ['background-worker', { minTasks: -1 }, '/minTasks'],
  ['ec2-service', { port: 80 }, '/port'],
])('%s refuses %j', (template, spec, field) => expect(refusals(template, spec)).toEqual([field]))

test.each([
  { image: 'nginx; rm -rf /' },
  { secrets: { TOKEN: 'hunter2' } },
  { blockedPaths: ['metrics'] },
  { description: 'two\nlines' },
  { minTasks: 0 },
])('a web service refuses %j', (spec) => expect(refusals('web-service', spec)).toHaveLength(1))

describe.each(versions)('$name', (starter) => {
  test.each(['hadron:fail-create', 'hadron:fail-update'])('carries %s from a spec to a resource', async (sentinel) => {
    const after = await render(starter, { spec: { description: sentinel } })
    const { changes } = planInstantly({ after, place })
    const carriers = changes.filter(({ properties }) => JSON.stringify(properties).includes(sentinel))
    expect(carriers).not.toEqual([])
  })

  test('is rendered to the same bytes every time', async () => {
    expect(await render(starter)).toEqual(await render(starter))
  })
})
