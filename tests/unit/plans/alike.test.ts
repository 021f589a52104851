import { expect, test } from 'vitest'
import { parseAlike, planAlike } from '../../../server/plans/alike.ts'
import { planInstantly } from '../../../server/plans/instant-plan.ts'
import { place, template } from './plan-of.ts'

const member = (name: string, own = name, id = 'Queue') => {
  const body = (timeout: number) =>
    template({
      [id]: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `${name}-jobs`, VisibilityTimeout: timeout } },
      Web: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'web' } },
    })
  const side = (timeout: number) => ({ body: body(timeout), parameters: {} })
  return {
    own: [own],
    request: { before: side(30), after: side(60), place: { ...place, stackName: `hadron-${name}` } },
  }
}

test('members that differ only in their own names share one plan, with the shape each has alone', () => {
  const plan = planAlike()
  const orders = member('orders')
  const carts = member('carts')
  expect(plan(carts.request, carts.own)).toBe(plan(orders.request, orders.own))
  expect(plan(carts.request, carts.own).shape).toBe(planInstantly(carts.request).shape)
})

test('members that differ in values share the plan of the first that changes in the same way', () => {
  const plan = planAlike()
  const orders = member('orders')
  const carts = member('carts', 'orders')
  expect(plan(carts.request, carts.own)).toBe(plan(orders.request, orders.own))
  expect(plan(carts.request, carts.own).shape).toBe(planInstantly(carts.request).shape)
})

/** A policy that the author wrote, and that becomes wider. */
const trusting = (name: string) => {
  const side = (actions: string) => ({
    body: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${name}-role
      AssumeRolePolicyDocument: { Statement: [] }
      Policies:
        - PolicyName: work
          PolicyDocument: { Statement: [{ Effect: Allow, Action: [${actions}], Resource: '*' }] }
`,
    parameters: {},
  })
  return { before: side('sqs:SendMessage'), after: side("'iam:*'"), place: { ...place, stackName: `hadron-${name}` } }
}

test('a name that the author also wrote is not taken for a name: a service called iam widens iam:*', () => {
  const source = "Action: [sqs:SendMessage, 'iam:*']"
  const plan = planAlike(source)
  expect(plan(trusting('orders'), ['orders']).risk).toBe('security')
  expect(plan(trusting('iam'), ['iam'])).toMatchObject({
    risk: 'security',
    shape: planInstantly(trusting('iam')).shape,
  })
})

test('a name that YAML reads as a value changes nothing for others', () => {
  const plan = planAlike()
  expect(plan(member('true').request, ['true']).shape).toBe(planInstantly(member('true').request).shape)
})

test('a name inside a logical id makes another shape', () => {
  const plan = planAlike()
  const orders = member('orders', 'orders', 'ordersQueue')
  const carts = member('carts', 'carts', 'cartsQueue')
  expect(plan(carts.request, carts.own).shape).not.toBe(plan(orders.request, orders.own).shape)
})

test('templates that differ in names are read once; one that cannot be read is refused every time', () => {
  const read = parseAlike()
  const body = (name: string) => template({ Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } })
  expect(read(body('orders'), ['orders'])).toBe(read(body('carts'), ['carts']))
  expect(read(body('orders'), ['orders'])).not.toBe(read(body('orders'), []))
  for (const name of ['orders', 'carts']) expect(() => read(`Resources: { ${name}: [`, [name])).toThrow(/line 1/)
})
