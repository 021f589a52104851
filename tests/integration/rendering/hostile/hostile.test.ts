import { afterAll, describe, expect, test } from 'vitest'
import { createRenderPool } from '../../../../server/rendering/pool.ts'
import type { PoolRequest } from '../../../../server/rendering/request.ts'
import * as handlebars from './handlebars.ts'
import * as jinja from './jinja.ts'

const pool = createRenderPool({ size: 1 })
afterAll(() => pool.close())
const before = process.memoryUsage.rss()

const request = (engine: PoolRequest['engine'], source: string): PoolRequest => ({
  engine,
  file: 'infrastructure/cloudformation.yaml',
  source,
  partials: handlebars.partials,
  names: { ...jinja.names, n: 1, q: '"\\"', long: 'x'.repeat(40_000) },
  bundleDigest: source.slice(0, 200),
})

/** A finding that fits on a screen, with its place unless the renderer had to be ended; then all goes on as before. */
async function expectStopped(engine: PoolRequest['engine'], source: string, stopped: RegExp) {
  const result = await pool.render(request(engine, source))
  if (result.ok) throw new Error(`rendered: ${result.text.slice(0, 200)}`)
  const { problem } = result
  expect(problem.code).toMatch(stopped)
  expect(problem.message.length).toBeGreaterThan(10)
  expect(problem.message.length).toBeLessThan(2_000)
  if (!/took more than|needed too much memory/.test(problem.message)) expect(problem.line).toBeGreaterThan(0)
  expect(await pool.render(request('handlebars', 'a: {{n}}'))).toMatchObject({ ok: true, text: 'a: 1' })
  expect(await pool.render(request('jinja', 'a: {{ n }}'))).toMatchObject({ ok: true, text: 'a: 1' })
  expect(Object.keys(Object.prototype)).toEqual([])
}

// Whatever runs into the limit of processor time takes two seconds of it, on a busy machine more.
describe.each([
  ['jinja', jinja],
  ['handlebars', handlebars],
] as const)('%s', (engine, { escapes, bombs, sources }) => {
  test.each(escapes)('leads nowhere: %s', (_, source, stopped) => expectStopped(engine, source, stopped), 60_000)
  test.each(bombs)('is stopped: %s', (_, source, stopped) => expectStopped(engine, source, stopped), 60_000)
  test.each(sources)(
    'is refused as it is written: %s',
    (_, source, stopped) => expectStopped(engine, source, stopped),
    60_000,
  )
})

test('honest templates beside hostile ones are answered as ever', async () => {
  const pair = createRenderPool({ size: 2 })
  const endless = '{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}'
  const hostile = ['{{ range(99999)|list|string * 9 }}', endless].map((source) => pair.render(request('jinja', source)))
  const honest = Array.from({ length: 40 }, (_, i) => pair.render({ ...request('jinja', 'a: {{ i }}'), names: { i } }))
  for (const [i, result] of (await Promise.all(honest)).entries()) expect(result).toMatchObject({ text: `a: ${i}` })
  for (const result of await Promise.all(hostile)) expect(result.ok).toBe(false)
  pair.close()
}, 60_000)

test('after all of it this process has not grown with what the templates made', () => {
  expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1_048_576)
})
