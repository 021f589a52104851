import { describe, expect, test } from 'vitest'
import { Problem } from '../../../server/errors.ts'
import {
  type Actor,
  authorize,
  denied,
  type Permission,
  permissions,
  type Role,
} from '../../../server/policy/policy.ts'

const member = (role: Role, teamIds: string[] = []): Actor => ({
  kind: 'member',
  id: 'mem-1',
  name: 'Somebody',
  email: 'somebody@example.com',
  role,
  teamIds,
})
const mine = { teamId: 'team-1', teamName: 'Team Aurora' }

describe('a viewer', () => {
  test.each(Object.keys(permissions) as Permission[])('may not %s, and reads which role can', (permission) => {
    expect(denied(member('viewer'), permission)).toMatch(/^Your role is viewer\. .*; an admin can grant it\.$/)
  })
})

test('a developer acts on what their teams own, and on nothing else', () => {
  expect(denied(member('developer', ['team-1']), 'services:write', mine)).toBeUndefined()
  expect(denied(member('developer', ['team-2']), 'services:write', mine)).toMatch(/belongs to the team Team Aurora/)
})

test('a developer may not publish templates or run rollouts', () => {
  expect(denied(member('developer'), 'templates:publish')).toMatch(/you need the role operator/)
  expect(denied(member('developer'), 'rollouts:control')).toMatch(/you need the role operator/)
})

test('an operator acts on what any team owns, but does not manage members', () => {
  expect(denied(member('operator'), 'services:write', mine)).toBeUndefined()
  expect(denied(member('operator'), 'members:write')).toMatch(/you need the role admin/)
})

test('Hadron itself may do everything', () => {
  expect(denied({ kind: 'system', name: 'Hadron' }, 'members:write')).toBeUndefined()
})

test('a command that is not allowed ends with the reason', () => {
  expect(() => authorize({ actor: member('viewer') }, 'services:write', mine)).toThrow(Problem)
})
