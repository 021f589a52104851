import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparePlans } from '../../../server/plans/compare.ts'
import { actionsOf, planOf } from './plan-of.ts'

const value = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.boolean(),
  fc.constantFrom('a', 'b'),
  fc.constant({ Ref: 'A' }),
  fc.constant({ 'Fn::GetAtt': ['B', 'Arn'] }),
)
const resource = fc.record({
  Type: fc.constantFrom('AWS::SQS::Queue', 'AWS::S3::Bucket', 'AWS::RDS::DBInstance', 'Custom::Thing'),
  Properties: fc.dictionary(fc.constantFrom('QueueName', 'BucketName', 'Port', 'MultiAZ', 'Tags'), value),
})
/** A and B are always there, so that references to them are legal; they refer to nothing, so that there is no circle. */
const fixed = fc.record({
  Type: fc.constant('AWS::SQS::Queue'),
  Properties: fc.record({ QueueName: fc.constantFrom('x', 'y') }),
})
const resources = fc
  .tuple(fixed, fixed, fc.dictionary(fc.constantFrom('C', 'D', 'E', 'F'), resource))
  .map(([A, B, rest]): Record<string, Record<string, unknown>> => ({ ...rest, A, B }))

/** Each run reads its templates as text: this many stay within a second. */
const runs = { numRuns: 60 }

test('nothing changes when nothing changed', () => {
  fc.assert(
    fc.property(resources, (it) => {
      expect(planOf(it, structuredClone(it)).changes).toEqual([])
    }),
    runs,
  )
})

test('what is added there is removed back, and every resource is told at most once', () => {
  fc.assert(
    fc.property(resources, resources, (before, after) => {
      const there = planOf(before, after)
      const back = planOf(after, before)
      const ids = (plan: typeof there, action: string) =>
        plan.changes.filter((change) => change.action === action).map(({ logicalId }) => logicalId)
      expect(ids(there, 'add').toSorted()).toEqual(ids(back, 'remove').toSorted())
      expect(new Set(actionsOf(there).map((line) => line.split(' ')[0])).size).toBe(there.changes.length)
    }),
    runs,
  )
})

test('the same sides always give the same plan, whatever the order of the resources', () => {
  const reversed = (it: Record<string, Record<string, unknown>>) => Object.fromEntries(Object.entries(it).reverse())
  fc.assert(
    fc.property(resources, resources, (before, after) => {
      const plan = planOf(before, after)
      const again = planOf(reversed(before), reversed(after))
      expect(again).toEqual(plan)
      expect(comparePlans(plan, again)).toEqual({ same: true })
    }),
    runs,
  )
})
