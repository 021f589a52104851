import { afterAll, beforeAll, expect, test } from 'vitest'
import { ListEnvironments } from '../../../server/environments/inputs.ts'
import { listEnvironments } from '../../../server/environments/queries.ts'
import { instanceSpecFor } from '../../../server/services/change-instance.ts'
import { ListServices } from '../../../server/services/inputs.ts'
import { listServices } from '../../../server/services/queries.ts'
import type { BundleFile } from '../../../server/templates/bundle/bundle.ts'
import { describeCreation } from '../../../server/templates/catalogue/creates.ts'
import { setDefaultMajor } from '../../../server/templates/versions/standing/set-default-major.ts'
import { plainService } from '../../support/bundles.ts'
import { publish, requestService, startTestHadron, type TestHadron, withEnvironment } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
  await requestService(hadron, 'orders', { note: 'the shop' })
  await requestService(hadron, 'search')
  await advanceAll(hadron.system)
  await publish(hadron, 'plain-service', withRemark, 'major')
})
afterAll(() => hadron.close())

/** The next major calls the note a remark, and its migration says so. */
const withRemark: BundleFile[] = [
  ...plainService().map(({ path, content }) => ({
    path,
    content: content
      .replaceAll('inputs.note', 'inputs.remark')
      .replace('note: {', 'remark: {')
      .replace('{ note:', '{ remark:'),
  })),
  { path: 'migrations/2.0.yaml', content: "from: '1'\ninstance:\n  - rename: { from: note, to: remark }\n" },
]

const orders = { service: 'orders', environment: 'dev' }

test('a form for another major begins with the spec as its migration makes it', async () => {
  const begin = await instanceSpecFor(hadron.as('developer'), { ...orders, version: '2.0' })
  expect(begin).toEqual({ spec: { remark: 'the shop', retention: 60 }, migrated: true, questions: [], trouble: null })
})

test('a form for the version that runs begins with the spec as it is', async () => {
  const begin = await instanceSpecFor(hadron.as('developer'), { ...orders, version: '1.0' })
  expect(begin).toMatchObject({ spec: { note: 'the shop', retention: 60 }, migrated: false })
})

test('a form for a version that does not exist is refused by its number', async () => {
  await expect(instanceSpecFor(hadron.as('developer'), { ...orders, version: '9.9' })).rejects.toThrow(
    'There is no version 9.9 of this template.',
  )
})

test('a version says what its example creates, by type', async () => {
  const ref = { template: 'plain-service', version: '1.0' }
  expect((await describeCreation(hadron.as('viewer'), ref)).counts).toEqual([{ type: 'AWS::SQS::Queue', count: 2 }])
})

const namesOf = async (filter: Partial<ListServices>) =>
  (await listServices(hadron.as('viewer'), ListServices.parse(filter))).rows.map(({ name }) => name)

test('a list is narrowed by any of several values of each filter', async () => {
  expect(await namesOf({ stage: ['development', 'production'], team: ['Team Test'] })).toEqual([
    'orders/dev',
    'search/dev',
  ])
  expect(await namesOf({ stage: ['staging', 'production'] })).toEqual([])
  expect(await namesOf({ environment: ['dev'], version: ['1.0'], search: 'sea' })).toEqual(['search/dev'])
  expect(await namesOf({ team: ['Team Other'] })).toEqual([])
})

test('a filter takes one value as it takes several', async () => {
  const { rows } = await listEnvironments(
    hadron.as('viewer'),
    ListEnvironments.parse({ template: 'plain-environment' }),
  )
  expect(rows).toMatchObject([{ name: 'dev', behindBy: 0, lastStatus: 'succeeded' }])
})

test('a row says by how many published versions it is behind, once the later major is the default', async () => {
  const behind = async () => {
    const { rows } = await listServices(hadron.as('viewer'), ListServices.parse({ view: 'behind' }))
    return rows.map(({ name, behindBy }) => [name, behindBy])
  }
  expect(await behind()).toEqual([])
  await setDefaultMajor(hadron.as('operator'), { template: 'plain-service', version: '2.0', reason: '' })
  expect(await behind()).toEqual([
    ['orders/dev', 1],
    ['search/dev', 1],
  ])
})
