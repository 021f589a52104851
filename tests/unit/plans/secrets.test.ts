import { expect, test } from 'vitest'
import { planInstantly } from '../../../server/plans/instant-plan.ts'
import { place, template } from './plan-of.ts'

const body = template(
  {
    Db: {
      Type: 'AWS::RDS::DBInstance',
      Properties: {
        MasterUserPassword: { Ref: 'Password' },
        DBName: { 'Fn::Sub': 'db-${Password}' },
        Tags: [{ Key: 'encoded', Value: { 'Fn::Base64': { Ref: 'Password' } } }],
      },
      Metadata: { note: { 'Fn::Join': ['-', ['x', { Ref: 'Password' }]] } },
    },
    Given: { Type: 'AWS::SQS::Queue', Condition: 'HasPassword' },
  },
  {
    Parameters: { Password: { Type: 'String', NoEcho: true, Default: 'from-default' } },
    Conditions: { HasPassword: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Password' }, 'none'] }] } },
  },
)
const side = (password?: string) => {
  const parameters: Record<string, string> = password === undefined ? {} : { Password: password }
  return { body, parameters }
}

test('the value of a NoEcho parameter is nowhere in a plan, however it is used', () => {
  const plan = JSON.stringify([
    planInstantly({ before: side('hunter2-old'), after: side('hunter2-new'), place }),
    planInstantly({ after: side(), place }),
  ])
  expect(plan).toContain('••••')
  expect(plan).not.toContain('hunter2')
  expect(plan).not.toContain('from-default')
  expect(plan).not.toContain(Buffer.from('hunter2-new').toString('base64'))
})

test('a changed secret is a change, an unchanged one is not', () => {
  const changed = planInstantly({ before: side('a'), after: side('b'), place })
  expect(changed.changes[0]?.properties).toContainEqual(
    expect.objectContaining({ at: '/Properties/MasterUserPassword', before: '••••', after: '•••• (changed)' }),
  )
  expect(planInstantly({ before: side('a'), after: side('a'), place }).changes).toEqual([])
})

test('conditions still see the real value', () => {
  const plan = planInstantly({ before: side('none'), after: side('secret'), place })
  expect(plan.changes.find(({ logicalId }) => logicalId === 'Given')?.action).toBe('add')
})
