import { expect, test } from 'vitest'
import { stripWaves } from '../../../app/(portal)/rollouts/[rollout]/_progress/strip-waves.ts'
import { cellLetters } from '../../../server/rollouts/queries/members.ts'
import { memberStatuses } from '../../../server/rollouts/rollout.ts'

const wave = (number: number) => ({ number, name: `wave ${number}`, status: 'running' }) as never

test('every letter of the strip becomes the status it stands for', () => {
  const cells = memberStatuses.map((status) => cellLetters[status]).join('')
  const [strip] = stripWaves([wave(1)], [{ wave: 1, cells, names: [...memberStatuses] }])
  expect(strip?.members?.map(({ name, status }) => [name, status])).toEqual(memberStatuses.map((each) => [each, each]))
  expect(strip?.counts).toEqual(Object.fromEntries(memberStatuses.map((status) => [status, 1])))
})

test('a fleet that is too large for names is counted only', () => {
  const [strip] = stripWaves([wave(1)], [{ wave: 1, cells: 'uuw', names: null }])
  expect(strip).not.toHaveProperty('members')
  expect(strip?.counts).toMatchObject({ upgraded: 2, waiting: 1, failed: 0 })
})
