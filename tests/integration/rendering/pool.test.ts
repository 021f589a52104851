import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bundle } from '../../../server/boot/bundle.mjs'
import { createRenderPool } from '../../../server/rendering/pool.ts'
import type { PoolRequest } from '../../../server/rendering/request.ts'

const pool = createRenderPool({ size: 2 })
afterAll(() => pool.close())

const request = (source: string, names: Record<string, unknown> = {}): PoolRequest => ({
  engine: 'handlebars',
  file: 'infrastructure/cloudformation.yaml',
  source,
  partials: {},
  names,
  bundleDigest: source,
})

test('renders in a child process and says where each line came from', async () => {
  const result = await pool.render(request('{{#each list}}\na: {{this}}\n{{/each}}\nend', { list: [1, 2] }))
  expect(result).toEqual({
    ok: true,
    text: 'a: 1\na: 2\nend',
    origins: {
      files: ['infrastructure/cloudformation.yaml'],
      fileOfLine: [0, 0, 0],
      lineOfLine: [2, 2, 4],
    },
  })
})

test('a thousand renderings at once are all answered, each with its own values', async () => {
  const numbers = Array.from({ length: 1_000 }, (_, i) => i)
  const results = await Promise.all(numbers.map((n) => pool.render(request('{{n}}', { n }))))
  expect(results.map((result) => (result.ok ? result.text : result.problem))).toEqual(numbers.map(String))
})

test('a problem of the template comes back with its place', async () => {
  expect(await pool.render(request('a\n{{missing}}'))).toEqual({
    ok: false,
    problem: {
      code: 'TEMPLATE_UNDEFINED',
      message: 'missing is not defined.',
      file: 'infrastructure/cloudformation.yaml',
      line: 2,
      column: 3,
    },
  })
})

test.each([
  [
    'nested loops',
    '{{#each (range 1 9999)}}{{#each (range 1 9999)}}{{#each (range 1 9999)}}{{/each}}{{/each}}{{/each}}',
    'TEMPLATE_TIMEOUT',
  ],
  [
    'too much output',
    '{{#each (range 1 9999)}}{{#each (range 1 99)}}0123456789{{/each}}{{/each}}',
    'TEMPLATE_OUTPUT_TOO_LARGE',
  ],
  ['20,000 nested blocks', `${'{{#if a}}'.repeat(20_000)}${'{{/if}}'.repeat(20_000)}`, 'TEMPLATE_DEPTH'],
  ['code', '{{constructor.constructor "return process.env"}}', 'TEMPLATE_FORBIDDEN'],
  ['more than 1 MB of template', 'x'.repeat(1_100_000), 'TEMPLATE_TOO_LARGE'],
])('%s is an answer, and the same renderer goes on', async (_, source, code) => {
  expect(await pool.render(request(source, { a: 1 }))).toMatchObject({ ok: false, problem: { code } })
  expect(await pool.render(request('{{a}}', { a: 1 }))).toMatchObject({ ok: true, text: '1' })
})

test('a renderer is replaced after 500 renderings', async () => {
  const single = createRenderPool({ size: 1 })
  for (let i = 0; i < 501; i++) expect((await single.render(request('x'))).ok).toBe(true)
  single.close()
})

test('jinja is rendered beside handlebars, by the same processes', async () => {
  const result = await pool.render({
    ...request('{% for n in range(2) %}{{ n }}: x\n{% endfor %}'),
    engine: 'jinja',
  })
  expect(result).toMatchObject({ ok: true, origins: { lineOfLine: [1, 1] } })
})

test('a closed pool answers instead of hanging', async () => {
  const closed = createRenderPool({ size: 1 })
  const waiting = [closed.render(request('a')), closed.render(request('b')), closed.render(request('c'))]
  closed.close()
  for (const result of await Promise.all(waiting)) expect(result).toMatchObject({ problem: { code: 'RENDERER_DIED' } })
  expect(await closed.render(request('d'))).toMatchObject({ problem: { code: 'RENDERER_DIED' } })
})

test('without the bundled renderer the error says what is missing', async () => {
  const missing = createRenderPool({ child: '/nowhere/renderer.mjs' })
  await expect(missing.render(request('a'))).rejects.toThrow(
    'The renderer is not built: /nowhere/renderer.mjs is missing.',
  )
})

test('renderers end with their parent, even when it is killed', async () => {
  const parent = spawn(process.execPath, [await bundle('tests/integration/rendering/parent.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await new Promise<string[]>((resolve) =>
    parent.stdout.once('data', (data) => resolve(String(data).split('\n'))),
  )
  expect(line).toBe('ready')
  const children = childrenOf(parent.pid)
  expect(children).toHaveLength(1)
  parent.kill('SIGKILL')
  await expect.poll(() => children.filter(isRunning), { timeout: 5_000 }).toEqual([])
})

/** Direct children by /proc; a wrapper replaces itself, so the renderer is the child. */
function childrenOf(pid: number | undefined): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid)
    .map(Number)
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(
      readFileSync(path.join('/proc', String(pid), 'stat'), 'utf8')
        .split(') ')
        .at(-1)
        ?.split(' ')[1],
    )
  } catch {
    return undefined
  }
}

const isRunning = (pid: number) => {
  try {
    return !/\) Z /.test(readFileSync(path.join('/proc', String(pid), 'stat'), 'utf8'))
  } catch {
    return false
  }
}
