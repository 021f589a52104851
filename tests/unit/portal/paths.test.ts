import { expect, test } from 'vitest'
import { paths, safeCallback } from '../../../app/_lib/paths.ts'

test('every page of the portal has the address that people have bookmarked', () => {
  const { signIn: _, ...pages } = paths
  const addresses = [
    pages.home(),
    pages.catalogue(),
    pages.catalogueTemplate('web-service'),
    pages.services(),
    pages.newService(),
    pages.newService({ template: 'web-service' }),
    pages.service('orders'),
    pages.newInstance('orders'),
    pages.instance('orders', 'prod-eu'),
    pages.instance('orders', 'prod-eu', 'spec'),
    pages.environments(),
    pages.newEnvironment({ template: 'network' }),
    pages.environment('prod-eu'),
    pages.environment('prod-eu', 'instances'),
    pages.templates(),
    pages.uploadTemplate(),
    pages.template('web-service'),
    pages.version('web-service', '1.1'),
    pages.rollouts(),
    pages.newRollout({ template: 'web-service', to: '1.2' }),
    pages.rollout('rol-k3f9w2m7xq4hb6nd'),
    pages.deployments(),
    pages.deployment('dep-k3f9w2m7xq4hb6nd'),
    pages.deployment('dep-k3f9w2m7xq4hb6nd', 'plan'),
    pages.accounts(),
    pages.activity(),
    pages.settings(),
  ]
  expect(addresses).toMatchInlineSnapshot(`
    [
      "/",
      "/catalogue",
      "/catalogue/web-service",
      "/services",
      "/services/new",
      "/services/new?template=web-service",
      "/services/orders",
      "/services/orders/instances/new",
      "/services/orders/prod-eu",
      "/services/orders/prod-eu?tab=spec",
      "/environments",
      "/environments/new?template=network",
      "/environments/prod-eu",
      "/environments/prod-eu?tab=instances",
      "/templates",
      "/templates/upload",
      "/templates/web-service",
      "/templates/web-service/1.1",
      "/rollouts",
      "/rollouts/new?template=web-service&to=1.2",
      "/rollouts/rol-k3f9w2m7xq4hb6nd",
      "/deployments",
      "/deployments/dep-k3f9w2m7xq4hb6nd",
      "/deployments/dep-k3f9w2m7xq4hb6nd?tab=plan",
      "/accounts",
      "/activity",
      "/settings",
    ]
  `)
})

test('a name cannot change the address it stands in', () => {
  expect(paths.service('../settings?x=1')).toBe('/services/..%2Fsettings%3Fx%3D1')
})

test('signing in leads back to where one came from', () => {
  expect(paths.signIn('/services?q=orders')).toBe('/sign-in?callback=%2Fservices%3Fq%3Dorders')
  expect(safeCallback('/services?q=orders')).toBe('/services?q=orders')
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '',
  undefined,
])('signing in never leads out of the portal: %j', (callback) => {
  expect(safeCallback(callback)).toBe('/')
})
