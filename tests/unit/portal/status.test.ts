import { expect, test } from 'vitest'
import type { Face } from '../../../app/_components/status/face.ts'
import { faceOf } from '../../../app/_components/status/status-badge.tsx'
import { deploymentStatuses, isFinished } from '../../../server/deployments/deployment.ts'
import { lifecycles } from '../../../server/deployments/target.ts'
import { memberStatuses, rolloutStatuses, waveStatuses } from '../../../server/rollouts/rollout.ts'
import { versionStatuses } from '../../../server/templates/versions/version.ts'

const faces: Record<string, Face[]> = {
  deployment: deploymentStatuses.map((status) => faceOf({ of: 'deployment', status })),
  rollout: rolloutStatuses.map((status) => faceOf({ of: 'rollout', status })),
  member: memberStatuses.map((status) => faceOf({ of: 'member', status })),
  wave: waveStatuses.map((status) => faceOf({ of: 'wave', status })),
  lifecycle: lifecycles.map((status) => faceOf({ of: 'lifecycle', status })),
  version: versionStatuses.map((status) => faceOf({ of: 'version', status })),
}

test.each(Object.entries(faces))('every status of a %s has a word of its own', (_, all) => {
  expect(new Set(all.map(({ word }) => word)).size).toBe(all.length)
})

test('a failure that left the old version running is amber; one that needs a person is red', () => {
  expect(faceOf({ of: 'deployment', status: 'failed', failure: { kind: 'failed' } })).toMatchObject({
    mark: 'failed',
    tone: 'warn',
  })
  expect(faceOf({ of: 'deployment', status: 'failed', failure: { kind: 'stuck' } })).toMatchObject({
    mark: 'stuck',
    tone: 'danger',
  })
})

test('nothing that has finished moves', () => {
  for (const status of deploymentStatuses.filter(isFinished)) {
    expect(faceOf({ of: 'deployment', status }).mark).not.toBe('moving')
  }
})

test.each([
  ['CREATE_IN_PROGRESS', 'Creating', 'moving'],
  ['UPDATE_COMPLETE', 'Updated', 'ok'],
  ['DELETE_COMPLETE', 'Deleted', 'neutral'],
  ['CREATE_FAILED', 'Create failed', 'danger'],
  ['UPDATE_ROLLBACK_IN_PROGRESS', 'Rolling back', 'warn'],
  ['UPDATE_ROLLBACK_COMPLETE', 'Rolled back', 'warn'],
  ['UPDATE_ROLLBACK_FAILED', 'Update rollback failed', 'danger'],
  ['DELETE_SKIPPED', 'Delete skipped', 'neutral'],
  ['REVIEW_IN_PROGRESS', 'Review in progress', 'neutral'],
])("CloudFormation's %s is read as %s", (status, word, tone) => {
  expect(faceOf({ of: 'resource', status })).toMatchObject({ word, tone })
})
