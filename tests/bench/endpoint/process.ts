import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundle, root } from '../../../server/boot/bundle.mjs'

export type EndpointProcess = { url: string; child: ChildProcess; startedMs: number; stop(): Promise<void> }

export const dataDir = mkdtempSync(path.join(tmpdir(), 'bench-endpoint-'))
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))

/** Starts the endpoint as `npm run local-cloudformation` does, on a free port, with nothing but its own time. */
export async function startProcess(folder = dataDir): Promise<EndpointProcess> {
  const entry = await bundle('server/cloudformation/local/main.ts')
  const port = await freePort()
  const begun = performance.now()
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    env: {
      ...process.env,
      HADRON_DATA: folder,
      HADRON_LOCAL_AWS_PORT: `${port}`,
      HADRON_LOCAL_AWS_TIME_SCALE: '0',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the endpoint ended with ${code}`)))
    child.once('message', () => resolve())
  })
  const startedMs = performance.now() - begun
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = () => {
    child.kill('SIGKILL')
    return ended
  }
  return { url: `http://127.0.0.1:${port}`, child, startedMs, stop }
}

/** How long a process of Node that does nothing takes, to compare with. */
export async function bareNodeMs(): Promise<number> {
  const begun = performance.now()
  await new Promise((resolve) => spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }).once('exit', resolve))
  return performance.now() - begun
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
