import { expect, test } from 'vitest'
import { crumbsOf } from '../../../app/_shell/bar/crumbs.ts'
import { isCurrent, navItems } from '../../../app/_shell/nav.ts'
import { hrefOfHit } from '../../../app/_shell/palette/hits.ts'

const trail = (pathname: string) => crumbsOf(pathname).map(({ label, href }) => [label, href])

test('breadcrumbs lead from the list to the record to what is inside it', () => {
  expect(trail('/')).toEqual([['Home', undefined]])
  expect(trail('/services/orders/prod-eu')).toEqual([
    ['Services', '/services'],
    ['orders', '/services/orders'],
    ['prod-eu', undefined],
  ])
  expect(trail('/services/orders/instances/new').at(-1)).toEqual(['Add instance', undefined])
  expect(trail('/pipelines/orders')).toEqual([
    ['Services', '/services'],
    ['orders', '/services/orders'],
    ['Pipeline', undefined],
  ])
  expect(trail('/pipelines/orders/new').at(-1)).toEqual(['Add pipeline', undefined])
  expect(trail('/rollouts/new').at(-1)).toEqual(['Plan rollout', undefined])
})

test('a record can be switched for its siblings, a page for creating one cannot', () => {
  expect(crumbsOf('/templates/web-service')[1]?.kind).toBe('template')
  expect(crumbsOf('/services/new')[1]?.kind).toBeUndefined()
})

test('exactly one page of the rail is the current one', () => {
  for (const pathname of ['/', '/services', '/services/orders/prod-eu', '/pipelines/orders', '/templates/upload']) {
    expect(navItems.filter(({ href }) => isCurrent(href, pathname))).toHaveLength(1)
  }
})

test('no two pages share a key', () => {
  expect(new Set(navItems.map(({ key }) => key)).size).toBe(navItems.length)
})

test('what the search finds leads to its page', () => {
  expect(hrefOfHit({ kind: 'instance', id: 'ins-1', name: 'orders/prod-eu' })).toBe('/services/orders/prod-eu')
  expect(hrefOfHit({ kind: 'pipeline', id: 'pip-1', name: 'orders/pipeline' })).toBe('/pipelines/orders')
  expect(hrefOfHit({ kind: 'deployment', id: 'dep-1', name: 'orders/prod-eu' })).toBe('/deployments/dep-1')
  expect(hrefOfHit({ kind: 'template', id: 'tpl-1', name: 'web-service' })).toBe('/templates/web-service')
  expect(hrefOfHit({ kind: 'template', id: 'tpl-1', name: 'network' }, '/catalogue/web-service')).toBe(
    '/catalogue/network',
  )
})
