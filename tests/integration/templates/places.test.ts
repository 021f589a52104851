import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerVersion } from '../../../server/templates/drafts/register.ts'
import { publishVersion } from '../../../server/templates/versions/publish.ts'
import { getReview } from '../../../server/templates/versions/review.ts'
import { plainEnvironment, plainService } from '../../support/bundles.ts'
import { publish, requestService, startTestHadron, type TestHadron, withEnvironment } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
  await publish(hadron, 'other-environment', plainEnvironment)
})
afterAll(() => hadron.close())

const operator = () => hadron.as('operator')

/** As AWS Proton's bundles are when they were published by hand: they do not say where they run. */
const without = (extra = '') => plainService({ extra }).filter(({ path }) => path !== '.template-registration.yaml')

test('a service whose bundle does not say where it runs is published by whoever says it', async () => {
  const { version, findings } = await registerVersion(operator(), {
    template: { name: 'wandering-service' },
    bump: 'minor',
    files: without(),
  })
  expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toContain('warning COMPAT_MISSING')
  const wanted = { template: 'wandering-service', version }
  expect(await getReview(operator(), wanted)).toMatchObject({
    environments: [],
    offeredPlaces: [
      { template: 'other-environment', major: 1 },
      { template: 'plain-environment', major: 1 },
    ],
    findings: expect.arrayContaining([expect.objectContaining({ severity: 'error', code: 'COMPAT_MISSING' })]),
  })
  await expect(publishVersion(operator(), wanted)).rejects.toThrow(/names no environment template.*runsIn/)
  await expect(publishVersion(operator(), { ...wanted, runsIn: ['nowhere:1'] })).rejects.toThrow(
    'No published version 1.x of the environment template nowhere exists.',
  )
  await publishVersion(operator(), { ...wanted, runsIn: ['plain-environment:1'] })
  const { deploymentId } = await requestService(hadron, 'wanderer', {}, 'wandering-service')
  await advanceAll(hadron.system)
  expect(deploymentId).toBeTruthy()
})

test('the version after it runs where that one does, until somebody says otherwise', async () => {
  const { version } = await registerVersion(operator(), {
    template: { name: 'wandering-service' },
    bump: 'minor',
    files: without('  Second:\n    Type: AWS::SQS::Queue\n'),
  })
  const wanted = { template: 'wandering-service', version }
  expect(await getReview(operator(), wanted)).toMatchObject({
    environments: [{ template: 'plain-environment', major: 1, published: true }],
  })
  await publishVersion(operator(), { ...wanted, runsIn: ['plain-environment:1', 'other-environment:1'] })
  expect((await getReview(operator(), wanted)).environments).toHaveLength(2)
})

test('what the bundle says is not said again', async () => {
  await registerVersion(operator(), {
    template: { name: 'plain-service' },
    bump: 'minor',
    files: plainService({ extra: '  Third:\n    Type: AWS::SQS::Queue\n' }),
  })
  await expect(
    publishVersion(operator(), { template: 'plain-service', version: '1.1', runsIn: ['other-environment:1'] }),
  ).rejects.toThrow('The bundle of plain-service 1.1 says that it runs in plain-environment:1. Leave runsIn out')
})
