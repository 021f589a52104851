import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from '../../../server/boot/supervisor/lock.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hadron-lock-'))
  file = path.join(folder, 'supervisor.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

const taken = (lock: Awaited<ReturnType<typeof takeLock>>) => 'release' in lock

test('one process has the lock, and the next one learns who', async () => {
  expect(taken(await takeLock(file))).toBe(true)
  expect(await takeLock(file)).toEqual({ heldBy: process.pid })
})

test('a released lock can be taken again', async () => {
  const first = await takeLock(file)
  if ('release' in first) first.release()
  expect(taken(await takeLock(file))).toBe(true)
})

test('a lock of a process that is gone does not count', async () => {
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1', token: 'gone' }))
  expect(taken(await takeLock(file))).toBe(true)
})

test('a lock whose process id now belongs to somebody else does not count', async () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: 'another boot', token: 'gone' }))
  expect(taken(await takeLock(file))).toBe(true)
})

test('a lock that was only half written does not count', async () => {
  writeFileSync(file, '{"pid":')
  expect(taken(await takeLock(file))).toBe(true)
})

test('of several that find a stale lock at once, one gets it', async () => {
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1', token: 'gone' }))
  const locks = await Promise.all(Array.from({ length: 8 }, () => takeLock(file)))
  expect(locks.filter(taken)).toHaveLength(1)
})
