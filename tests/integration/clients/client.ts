import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, vi } from 'vitest'
import { type LocalEndpoint, startLocalEndpoint } from '../../../server/cloudformation/local/endpoint.ts'
import { type Counts, countsOf } from './counts.ts'

export type Run = {
  code: number | null
  /** Everything it printed, in the order of printing. */
  output: string
  /** What it printed for another program to read. */
  stdout: string
  calls: Counts
}

export type ClientBench = {
  url(): string
  /** An empty folder that goes with the test file. */
  folder: string
  /** Runs an unmodified client against the endpoint; answers what it printed and which calls it made. */
  run(program: string, args: string[], options?: { cwd?: string; env?: Record<string, string> }): Promise<Run>
  control(method: string, route: string, body?: unknown): Promise<unknown>
}

/** One endpoint for a file of stories with real clients; their home, caches and network stay inside the test. */
export function clientBench(): ClientBench {
  const folder = mkdtempSync(path.join(tmpdir(), 'clients-'))
  let endpoint: LocalEndpoint | undefined
  // Clients start slowly and sleep between their questions; nothing here can be made faster.
  vi.setConfig({ testTimeout: 120_000 })
  beforeAll(async () => {
    endpoint = await startLocalEndpoint({ port: 0, dataDir: path.join(folder, 'data'), timeScale: 0 })
  })
  afterAll(async () => {
    await endpoint?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const url = () => endpoint?.url ?? ''
  const control = async (method: string, route: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url()}/_hadron/${route}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  return {
    url,
    folder,
    control,
    async run(program, args, { cwd = folder, env = {} } = {}) {
      await control('DELETE', 'calls')
      const result = await finish(program, args, { cwd, env: { ...environment(folder, url()), ...env } })
      const { calls } = (await control('GET', 'calls')) as { calls: { service: string; action: string }[] }
      return { ...result, calls: countsOf(calls) }
    },
  }
}

/** What the machine knows of AWS is left out; telemetry, notices and every host but this one are out of reach. */
function environment(home: string, url: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:AWS_|CDK_|SLS_|NODE_OPTIONS|VITEST)/.test(name))
  return {
    ...(Object.fromEntries(own) as NodeJS.ProcessEnv),
    HOME: home,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIA000000000000',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: path.join(home, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(home, 'no-credentials'),
    AWS_PAGER: '',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    SLS_TELEMETRY_DISABLED: '1',
    // Nothing listens there: a call that would leave the machine fails at once.
    HTTPS_PROXY: 'http://127.0.0.1:9',
    HTTP_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '127.0.0.1,localhost',
    CI: 'true',
    NO_COLOR: '1',
    NODE_NO_WARNINGS: '1',
  }
}

function finish(program: string, args: string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  return new Promise<Omit<Run, 'calls'>>((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output, stdout }))
  })
}
