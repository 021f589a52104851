import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../../server/boot/bundle.mjs'
import { postgresUrl } from '../../server/boot/postgres/server.ts'
import { freePort } from '../../server/boot/supervisor/ports.ts'

export interface Copy {
  url: string
  dataDir: string
  pid: number
  output: () => { stdout: string; stderr: string }
  /** Resolves when it is ready, rejects with its output when it ends before. */
  ready: Promise<void>
  ended: Promise<number | null>
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
  databaseUrl: () => string
}

const folders: string[] = []

/** A data folder that PostgreSQL's user can reach when the tests run as root. */
export function newDataFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hadron-copy-'))
  folders.push(folder)
  chmodSync(folder, 0o755)
  return path.join(folder, 'data')
}

/** Every folder of this test file, once its copies have stopped. */
export function removeDataFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

/** Starts the whole product, as `npm start` does, on ports of its own. */
export async function startCopy(dataDir: string, settings: Record<string, string> = {}): Promise<Copy> {
  const port = await freePort()
  const env = {
    ...withoutSettings(process.env),
    PORT: String(port),
    HADRON_DATA: dataDir,
    HADRON_LOCAL_AWS_PORT: String(await freePort()),
    HADRON_LOCAL_AWS_TIME_SCALE: '0.02',
    ...settings,
  }
  const child = spawn(process.execPath, ['server/boot/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collected(child)
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return {
    url: `http://localhost:${port}`,
    dataDir,
    pid: child.pid ?? 0,
    output,
    ended,
    ready: untilReady(child, output),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
    databaseUrl: () => ownDatabase(dataDir),
  }
}

function collected(child: ChildProcess): Copy['output'] {
  const text = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (data: string) => {
      text[name] += data
    })
  }
  return () => text
}

async function untilReady(child: ChildProcess, output: Copy['output']): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (output().stdout.includes('is ready at')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`Ended with ${code}:\n${output().stdout}${output().stderr}`)))
  })
}

function ownDatabase(dataDir: string): string {
  const { databasePassword } = JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8'))
  const port = Number(readFileSync(path.join(dataDir, 'postgres-port'), 'utf8'))
  return postgresUrl(port, { password: databasePassword, database: 'hadron' })
}

/** What the person running the tests has set for their own copy must not reach this one. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign =
    /^(AWS_|HADRON_|OIDC_|DATABASE_URL|AUTH_SECRET|PUBLIC_URL|PORT$|HOST$|METRICS_PORT|NODE_ENV|VITEST|NODE_OPTIONS)/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name))) as NodeJS.ProcessEnv
}
