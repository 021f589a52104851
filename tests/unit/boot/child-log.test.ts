import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openChildLog } from '../../../server/boot/supervisor/child-log.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hadron-log-'))
  file = path.join(folder, 'worker.log')
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

/** Writes lines as a child would, and waits until they are kept. */
async function say(...lines: string[]) {
  const output = new PassThrough()
  const log = openChildLog('worker', file)
  log.follow(output, 'info')
  output.end(`${lines.join('\n')}\n`)
  await vi.waitFor(() => expect(log.tail().at(-1)).toBe(message(lines.at(-1) ?? '')))
  return log
}

const message = (line: string) => (line.startsWith('{') ? JSON.parse(line).message : line)
const kept = () => readFileSync(file, 'utf8').trim().split('\n')

test('every line in the file is JSON, whatever the child printed', async () => {
  await say('{"level":"info","message":"worker started"}', 'a warning of some library')
  expect(kept().map((line) => JSON.parse(line).message)).toEqual(['worker started', 'a warning of some library'])
})

test('errors reach the terminal, a few at a time, with the file that has them all', async () => {
  const terminal = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const errors = Array.from({ length: 50 }, (_, index) => `{"level":"error","message":"failed ${index}"}`)
  await say('{"level":"info","message":"fine"}', ...errors)
  expect(terminal.mock.calls.map(([text]) => text)).toEqual([
    ...[0, 1, 2, 3, 4].map((index) => `worker: failed ${index}`),
    `worker: more of this in ${file}`,
  ])
})

test('a full file makes room for the next one', async () => {
  writeFileSync(file, 'x'.repeat(10_000_001))
  await say('after')
  expect(statSync(`${file}.1`).size).toBe(10_000_001)
  expect(kept()).toHaveLength(1)
})

test('a log that cannot be written is said, and stops nothing', async () => {
  const terminal = vi.spyOn(console, 'error').mockReturnValue(undefined)
  mkdirSync(file)
  await say('still running')
  expect(terminal.mock.calls.flat()).toEqual([expect.stringContaining('worker: its log cannot be written: EISDIR')])
})
