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

test.each([
  ['a name that the template also uses for something else', member('web')],
  ['a name that YAML reads as a value', member('true')],
  ['a difference that is not its name', member('carts', 'orders')],
])('%s is planned on its own', (_, other) => {
  const plan = planAlike()
  const orders = member('orders')
  expect(plan(other.request, other.own)).not.toBe(plan(orders.request, orders.own))
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
