import { afterAll, beforeAll, expect, test } from 'vitest'
import { listTargets } from '../../../server/deployments/targets/list.ts'
import { getChoices, getTemplate } from '../../../server/templates/queries.ts'
import { getVersion } from '../../../server/templates/versions/queries.ts'
import { recommendVersion, unrecommendVersion } from '../../../server/templates/versions/standing/recommend.ts'
import { setDefaultMajor } from '../../../server/templates/versions/standing/set-default-major.ts'
import {
  deprecateVersion,
  restoreVersion,
  unyankVersion,
  yankVersion,
} from '../../../server/templates/versions/withdraw.ts'
import { plainService } from '../../support/bundles.ts'
import { publish, requestService, startTestHadron, type TestHadron, withEnvironment } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'

const template = 'plain-service'
const withExtra = (name: string) => plainService({ extra: `  ${name}:\n    Type: AWS::SQS::Queue\n` })

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
  await publish(hadron, template, withExtra('A'))
  await publish(hadron, template, withExtra('B'), 'major')
  await requestService(hadron, 'orders')
  await advanceAll(hadron.system)
}, 120_000)
afterAll(() => hadron.close())

const operator = () => hadron.as('operator')
const ref = (version: string) => ({ template, version, reason: 'told by the test' })
const suggestion = async () => (await getChoices(operator(), { template })).recommended
const recommended = async () =>
  (await getTemplate(operator(), { template })).versionList
    .filter((version) => version.recommended)
    .map(({ number }) => number)
const orders = async () => {
  const { rows } = await listTargets(
    operator(),
    { kind: 'instance' },
    { sort: 'name', direction: 'asc', page: 1, pageSize: 10 },
  )
  return rows.map(({ behindBy, goalVersion }) => ({ behindBy, goalVersion }))[0]
}

test('what is published is recommended in its major, and the first major stays the default', async () => {
  expect(await recommended()).toEqual(['2.0', '1.1'])
  expect(await suggestion()).toBe('1.1')
  expect(await orders()).toEqual({ behindBy: 1, goalVersion: '1.1' })
})

test('recommending an earlier version takes the later one out of the way, and nobody is behind it', async () => {
  await recommendVersion(operator(), ref('1.0'))
  expect(await recommended()).toEqual(['2.0', '1.0'])
  expect(await suggestion()).toBe('1.0')
  expect(await orders()).toEqual({ behindBy: 0, goalVersion: '1.0' })
  await expect(recommendVersion(operator(), ref('1.0'))).rejects.toThrow(
    'plain-service 1.0 is the recommended version of its major already.',
  )
  await recommendVersion(operator(), ref('1.1'))
})

test('the default major decides what is suggested and what is behind', async () => {
  await setDefaultMajor(operator(), ref('2.0'))
  expect(await suggestion()).toBe('2.0')
  expect(await orders()).toEqual({ behindBy: 2, goalVersion: '2.0' })
  await setDefaultMajor(operator(), ref('1.1'))
})

test('a major may have no recommended version, and cannot become the default then', async () => {
  await unrecommendVersion(operator(), ref('2.0'))
  expect(await recommended()).toEqual(['1.1'])
  await expect(setDefaultMajor(operator(), ref('2.0'))).rejects.toMatchObject({ reason: 'VERSION_STATE' })
})

test('a yank needs a version to use instead, which inherits the recommendation', async () => {
  const why = { template, version: '1.1', reason: 'It loses messages' }
  await expect(yankVersion(operator(), { ...why, replacement: '1.1' })).rejects.toMatchObject({
    reason: 'VERSION_REPLACEMENT',
  })
  await expect(yankVersion(operator(), { ...why, replacement: '7.0' })).rejects.toThrow('There is no version 7.0')
  await yankVersion(operator(), { ...why, replacement: '1.0' })
  expect(await recommended()).toEqual(['1.0'])
  expect(await getVersion(operator(), { template, version: '1.1' })).toMatchObject({
    status: 'yanked',
    withdrawnReason: 'It loses messages',
    replacement: '1.0',
  })
})

test('a yank taken back leaves it deprecated, and a deprecated version cannot be recommended', async () => {
  await unyankVersion(operator(), ref('1.1'))
  await expect(recommendVersion(operator(), ref('1.1'))).rejects.toThrow('Restore it before it is recommended.')
  await restoreVersion(operator(), ref('1.1'))
  await recommendVersion(operator(), ref('1.1'))
  expect(await getVersion(operator(), { template, version: '1.1' })).toMatchObject({
    status: 'published',
    recommended: true,
    withdrawnReason: null,
  })
})

test('a deprecated version stays deployable and is recommended no longer', async () => {
  await deprecateVersion(operator(), { template, version: '1.1', reason: 'Use the next one' })
  expect(await recommended()).toEqual([])
  expect(await suggestion()).toBe('2.0')
  await expect(deprecateVersion(operator(), { template, version: '1.1', reason: 'again' })).rejects.toThrow(
    'only a published version can be deprecated',
  )
})

test('none of it is for developers', async () => {
  for (const command of [recommendVersion, unrecommendVersion, setDefaultMajor]) {
    await expect(command(hadron.as('developer'), ref('2.0'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
})
