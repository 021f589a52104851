import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createRenderPool } from '../../../server/rendering/pool.ts'
import type { PoolRequest } from '../../../server/rendering/request.ts'

// The engine is out of the way here: the child does whatever an attacker who owns it would try.
const child = path.resolve('tests/integration/rendering/hostile-child.mjs')
let now = 0
const pool = createRenderPool({ size: 1, child, now: () => now })
afterAll(() => pool.close())

const tries = (source: string, bundleDigest = source): PoolRequest => ({
  engine: 'handlebars',
  file: 'cloudformation.yaml',
  source,
  partials: {},
  names: {},
  bundleDigest,
})

test.each([
  ['loop', 'TEMPLATE_TIMEOUT'],
  // Whichever limit is reached first, which depends on how busy the machine is.
  ['heap', /TEMPLATE_(MEMORY|TIMEOUT)/],
  ['buffers', /TEMPLATE_(MEMORY|TIMEOUT)/],
  ['exit', 'RENDERER_DIED'],
  ['kill', 'RENDERER_DIED'],
  ['abort', 'TEMPLATE_MEMORY'],
  ['throw', 'RENDERER_DIED'],
  ['large', 'RENDERER_DIED'],
  ['nonsense', 'RENDERER_DIED'],
  ['hang', 'TEMPLATE_TIMEOUT'],
  ['promises', 'TEMPLATE_TIMEOUT'],
  ['immediates', 'TEMPLATE_TIMEOUT'],
  ['flood', 'RENDERER_DIED'],
  ['stack', 'RENDERER_DIED'],
  ['rejection', 'RENDERER_DIED'],
  ['disconnect', 'RENDERER_DIED'],
])('a renderer that tries %s is ended, and the next rendering works', async (source, code) => {
  const result = await pool.render(tries(source))
  expect(result).toMatchObject({
    ok: false,
    problem: { code: expect.stringMatching(code), file: 'cloudformation.yaml' },
  })
  expect(await pool.render(tries('hello'))).toMatchObject({ ok: true, text: 'hello' })
})

test.each([
  ['environment', '[]'],
  ['read', 'denied: ERR_ACCESS_DENIED'],
  ['spawn', 'denied: ERR_ACCESS_DENIED'],
  ['code', 'denied: EvalError'],
  ['eval', 'denied: EvalError'],
  ['write', 'denied: ERR_ACCESS_DENIED'],
  ['list', 'denied: ERR_ACCESS_DENIED'],
  ['procfs', 'denied: ERR_ACCESS_DENIED'],
  ['worker', 'denied: ERR_ACCESS_DENIED'],
  ['inspector', 'denied: ERR_ACCESS_DENIED'],
  ['stdout', 'written nowhere'],
])('a renderer gets nothing from %s', async (source, text) => {
  expect(await pool.render(tries(source))).toMatchObject({ ok: true, text })
})

test('a renderer reaches the network exactly when the pool says that nothing keeps it off', async () => {
  let connections = 0
  const server = createServer((socket) => {
    connections++
    socket.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  const result = await pool.render(tries(`connect ${address.port}`))
  const isolated = pool.networkIsolation() === 'namespace'
  expect(result).toMatchObject({ ok: true, text: isolated ? expect.stringMatching(/^denied: E/) : 'connected' })
  expect(connections).toBe(isolated ? 0 : 1)
  server.close()
})

test('a bundle that ends three renderers is held off for ten minutes; others go on', async () => {
  for (let i = 0; i < 3; i++) await pool.render(tries('exit', 'bad-bundle'))
  const held = await pool.render(tries('hello', 'bad-bundle'))
  expect(held).toMatchObject({ ok: false, problem: { code: 'TEMPLATE_QUARANTINED' } })
  if (!held.ok)
    expect(held.problem.message).toBe(
      'This bundle ended 3 renderers (died). It is held off for 10 min. Publish a corrected version.',
    )
  expect(await pool.render(tries('hello', 'good-bundle'))).toMatchObject({ ok: true })
  now += 10 * 60_000
  expect(await pool.render(tries('hello', 'bad-bundle'))).toMatchObject({ ok: true })
})
