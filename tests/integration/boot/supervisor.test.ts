import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Copy, newDataFolder, removeDataFolders, startCopy } from '../../support/portal.ts'
import { descendantsOf, eventually, isRunning } from '../../support/processes.ts'
import { signedInCookie } from '../../support/sign-in.ts'

const dataDir = newDataFolder()
const others: Copy[] = []
let hadron: Copy

beforeAll(async () => {
  hadron = await startCopy(dataDir)
  await hadron.ready
})

afterAll(async () => {
  for (const copy of [hadron, ...others]) await copy.stop('SIGTERM')
  removeDataFolders()
})

test('says in one line where it is, and nothing else', () => {
  expect(hadron.output().stdout).toMatch(/^Hadron is ready at http:\/\/localhost:\d+ \(\d+\.\d s\)\n$/)
})

test('is alive and ready, and answers with the security headers', async () => {
  const [alive, ready] = await Promise.all([fetch(`${hadron.url}/livez`), fetch(`${hadron.url}/readyz`)])
  expect([alive.status, ready.status]).toEqual([200, 200])
  expect(alive.headers.get('x-powered-by')).toBeNull()
  expect(alive.headers.get('x-content-type-options')).toBe('nosniff')
  expect(alive.headers.get('referrer-policy')).toBe('same-origin')
  expect(alive.headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`)
  expect(alive.headers.get('content-security-policy')).not.toContain('unsafe-eval')
})

test('keeps its secrets from other users of the machine', () => {
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(statSync(path.join(dataDir, 'postgres')).mode & 0o077).toBe(0)
})

test('refuses a second copy with the same data, and names the first', async () => {
  const second = await startCopy(dataDir)
  await expect(second.ready).rejects.toThrow(`Another Hadron (process ${hadron.pid}) uses ${dataDir}.`)
  expect(await second.ended).toBe(1)
})

test('refuses a port that is taken, and says which variable chooses another', async () => {
  const port = new URL(hadron.url).port
  const second = await startCopy(newDataFolder(), { PORT: port })
  await expect(second.ready).rejects.toThrow(`Port ${port} on 127.0.0.1 is already in use. Choose another one: PORT=`)
  expect(await second.ended).toBe(1)
})

test('lists every mistake of the configuration in one message and ends with code 78', async () => {
  const wrong = await startCopy(newDataFolder(), { PORT: 'eighty', HADRON_TIMESCALE: '1', HOST: '0.0.0.0' })
  await expect(wrong.ready).rejects.toThrow('The configuration has 4 mistakes')
  expect(await wrong.ended).toBe(78)
})

test('a second copy with its own ports and data runs beside it', async () => {
  const second = await startCopy(newDataFolder())
  others.push(second)
  await second.ready
  const answers = await Promise.all([hadron, second].map((copy) => fetch(`${copy.url}/readyz`)))
  expect(answers.map((answer) => answer.status)).toEqual([200, 200])
  await second.stop()
})

describe('when a process is killed', () => {
  test.each(['embedded-postgres', 'hadron-local-cloudformation', 'hadron-worker', 'next-server'])(
    '%s comes back',
    async (name) => {
      const [victim] = childNamed(name)
      process.kill(victim?.pid ?? Number.NaN, 'SIGKILL')
      await eventually('another process took its place', () => childNamed(name).some(({ pid }) => pid !== victim?.pid))
      await eventually('Hadron is ready again', () => isReady(hadron))
    },
  )
})

test('stops cleanly with an open event stream, leaves no process, and keeps its data', async () => {
  await query(`create table if not exists kept_by_test (word text)`, `insert into kept_by_test values ('kept')`)
  const headers = { accept: 'text/event-stream', cookie: await signedInCookie(hadron.url) }
  const stream = await fetch(`${hadron.url}/api/trpc/live.changes`, { headers })
  expect(stream.headers.get('content-type')).toBe('text/event-stream')
  const family = [hadron.pid, ...descendantsOf(hadron.pid).map(({ pid }) => pid)]
  const begun = Date.now()
  expect(await hadron.stop('SIGTERM')).toBe(0)
  expect(Date.now() - begun).toBeLessThan(8_000)
  expect(family.filter(isRunning)).toEqual([])
  expect(existsSync(path.join(dataDir, 'supervisor.lock'))).toBe(false)
  await stream.body?.cancel().catch(() => undefined) // the server has closed it

  hadron = await startCopy(dataDir)
  await hadron.ready
  expect(await query('select word from kept_by_test')).toEqual([{ word: 'kept' }])
})

test('a killed supervisor takes everything with it, and the next start works', async () => {
  const family = descendantsOf(hadron.pid).map(({ pid }) => pid)
  await hadron.stop('SIGKILL')
  await eventually('no process is left', () => family.filter(isRunning).length === 0, 10_000)

  hadron = await startCopy(dataDir)
  await hadron.ready
  expect(await query('select word from kept_by_test')).toEqual([{ word: 'kept' }])
})

test('the second Ctrl-C does not wait for anybody', async () => {
  const family = descendantsOf(hadron.pid).map(({ pid }) => pid)
  process.kill(hadron.pid, 'SIGINT')
  process.kill(hadron.pid, 'SIGTERM') // a second SIGINT could merge with the first while it is pending
  await hadron.ended
  await eventually('no process is left', () => family.filter(isRunning).length === 0, 5_000)
})

function childNamed(name: string) {
  return descendantsOf(hadron.pid).filter((child) => child.parent === hadron.pid && child.name.includes(name))
}

async function isReady(copy: Copy): Promise<boolean> {
  const answer = await fetch(`${copy.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
  return answer?.ok ?? false
}

async function query(...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: hadron.databaseUrl() })
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}
