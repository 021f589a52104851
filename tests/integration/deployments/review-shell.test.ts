import { CloudFormationClient, CreateChangeSetCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelDeployment } from '../../../server/deployments/cancel.ts'
import { deleteInstance } from '../../../server/services/delete-instance.ts'
import { Crash, crashingAt } from '../../support/crash.ts'
import {
  readDeployment,
  requestService,
  startTestHadron,
  type TestHadron,
  withEnvironment,
} from '../../support/hadron.ts'
import { advanceAll, expireLeases } from '../../support/work.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
})
afterAll(() => hadron.close())

/** A first deployment whose change set was made, though its worker died before it heard so. */
async function loseTheAnswer(service: string) {
  const { deploymentId } = await requestService(hadron, service)
  const dying = crashingAt(hadron.system, { call: 1, when: 'after' })
  await expect(advanceAll(dying)).rejects.toThrow(Crash)
  await expireLeases(hadron.system)
  expect(await statusOf(service)).toBe('REVIEW_IN_PROGRESS')
  expect(await readDeployment(hadron, deploymentId)).toMatchObject({ stackArn: null })
  return deploymentId
}

/** What AWS shows under the name; undefined when there is no such stack. */
async function statusOf(service: string) {
  const aws = new CloudFormationClient({})
  try {
    const { Stacks } = await aws.send(new DescribeStacksCommand({ StackName: `hadron-${service}--dev` }))
    return Stacks?.[0]?.StackStatus
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined
    throw error
  }
}

test('a creation cancelled after its answer was lost leaves no stack in review behind', async () => {
  const deploymentId = await loseTheAnswer('cancelled')
  await cancelDeployment(hadron.as('developer'), { id: deploymentId })
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, deploymentId)).toMatchObject({ status: 'cancelled' })
  expect(await statusOf('cancelled')).toBeUndefined()
})

test('a stack in review is known by its change set, and deleted with its target', async () => {
  const deploymentId = await loseTheAnswer('refused')
  const refusal = { code: 'AccessDenied', message: 'The role was taken away', status: 403 }
  await plant({ action: 'CreateChangeSet', times: 1, error: refusal })
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, deploymentId)).toMatchObject({ status: 'failed', stackArn: null })
  expect(await statusOf('refused')).toBe('REVIEW_IN_PROGRESS')

  const deletion = await deleteInstance(hadron.as('developer'), { service: 'refused', environment: 'dev', reason: '' })
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, deletion.deploymentId)).toMatchObject({ status: 'succeeded' })
  expect(await statusOf('refused')).toBeUndefined()
})

test('a stack in review that somebody else made under the name is left alone', async () => {
  await new CloudFormationClient({}).send(
    new CreateChangeSetCommand({
      StackName: 'hadron-theirs--dev',
      ChangeSetName: 'by-hand',
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }),
    }),
  )
  const { deploymentId } = await requestService(hadron, 'theirs')
  await cancelDeployment(hadron.as('developer'), { id: deploymentId })
  await advanceAll(hadron.system)
  await deleteInstance(hadron.as('developer'), { service: 'theirs', environment: 'dev', reason: '' })
  await advanceAll(hadron.system)
  expect(await statusOf('theirs')).toBe('REVIEW_IN_PROGRESS')
})

async function plant(fault: unknown) {
  const answer = await fetch(new URL('/_hadron/faults', hadron.local.url), {
    method: 'POST',
    body: JSON.stringify(fault),
  })
  expect(answer.status).toBeLessThan(300)
}
