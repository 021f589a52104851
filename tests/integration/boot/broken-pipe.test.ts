import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bundle, root } from '../../../server/boot/bundle.mjs'
import { eventually, isRunning } from '../../support/processes.ts'

const guard = path.join(root, 'server/boot/supervisor/guard.mjs')

async function startChild() {
  const child = spawn(process.execPath, ['--import', guard, await bundle('tests/integration/boot/last-words.ts')], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  await once(child, 'message')
  return child
}

test('a process whose log has no reader any more still ends when asked', async () => {
  const child = await startChild()
  child.stdout?.destroy()
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 8_000, 'hangs'))])).toEqual([0, null])
})

test('a process whose supervisor is gone ends by itself, whatever it was saying', async () => {
  const child = await startChild()
  child.stdout?.destroy()
  child.disconnect()
  await eventually(
    'it has ended',
    () => !isRunning(child.pid ?? 0) || child.exitCode !== null || child.signalCode !== null,
  )
})
