import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from '../../errors.ts'
import type { Cluster } from './cluster.ts'

const startTimeoutMs = 60_000
const pollMs = 25

/** What to spawn for a cluster. Its own session: Ctrl-C must reach the portal and the worker before the database. */
export function postgresCommand(
  { data, binaries, owner }: Cluster,
  port: number,
  logFile: string,
  settings: string[] = [],
) {
  const always = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_min_messages=warning',
    'log_destination=stderr',
  ]
  const options = [...always, ...settings].flatMap((setting) => ['-c', setting])
  const postgres = [path.join(binaries, 'bin', 'postgres'), '-D', data, '-p', String(port), ...options]
  const [program = '', ...args] = [...dyingWithParent(), ...postgres]
  return {
    program,
    args,
    spawn: (): ChildProcess => {
      const log = openSync(logFile, 'a', 0o600)
      const identity = process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : {}
      const how: SpawnOptions = {
        ...identity,
        cwd: '/',
        env: { LC_ALL: 'C', PATH: process.env.PATH, NODE_ENV: 'production' },
        detached: true,
        stdio: ['ignore', log, log],
      }
      const child = spawn(program, args, how)
      closeSync(log)
      return child
    },
  }
}

/** Resolves once the server answers. `alive` ends the wait early when the process is gone. */
export async function untilPostgresAnswers(url: string, alive: () => boolean = () => true): Promise<void> {
  const deadline = Date.now() + startTimeoutMs
  while (alive()) {
    const failure = await attempt(url)
    if (!failure) return
    if (isWrongPassword(failure)) throw wrongPassword(url, failure)
    if (Date.now() > deadline) throw unreachable(url, failure)
    await pause(pollMs)
  }
  throw new Problem('PRECONDITION_FAILED', 'PostgreSQL stopped while it was starting.', { reason: 'EMBEDDED_POSTGRES' })
}

/**
 * Stops a server that an earlier supervisor left running. Only after it has proved, over the wire and with our
 * password, that it serves this very data: the process id in the file may long belong to somebody else.
 */
export async function stopLeftover({ data }: Cluster, password: string): Promise<void> {
  const [pid, , , port] = readLines(path.join(data, 'postmaster.pid')).map(Number)
  if (!pid || !port) return
  const client = new pg.Client({ connectionString: postgresUrl(port, { user: 'postgres', password }) })
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    if (rows[0]?.data_directory !== data) return
    process.kill(pid, 'SIGINT')
  } catch {
    return // nobody answers there: PostgreSQL itself deals with the stale file
  } finally {
    await client.end().catch(() => undefined) // the server may already have closed the connection
  }
  while (isRunning(pid)) await pause(pollMs)
}

/** SIGINT is PostgreSQL's fast shutdown: it rolls back what is open and writes a checkpoint. */
export async function stopPostgres(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  await gone
}

export function postgresUrl(port: number, { user = 'hadron', password = '', database = 'postgres' }): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}

/** On Linux the kernel shuts PostgreSQL down cleanly even when the supervisor is killed with SIGKILL. */
function dyingWithParent(): string[] {
  const setpriv = ['setpriv', '--pdeathsig', 'INT']
  return spawnSync('setpriv', [...setpriv.slice(1), 'true']).status === 0 ? setpriv : []
}

async function attempt(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined) // the connection may break while it closes; the query has answered by then
  try {
    await client.connect()
    await client.query('select 1')
    return undefined
  } catch (error) {
    return error
  } finally {
    await client.end().catch(() => undefined)
  }
}

function isWrongPassword(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === '28P01'
}

function wrongPassword(url: string, cause: unknown): Problem {
  const { username, hostname, port } = new URL(url)
  return new Problem(
    'PRECONDITION_FAILED',
    `PostgreSQL at ${hostname}:${port || 5432} refuses the password of ${username}. It is in DATABASE_URL, or in secrets.json of the data folder when Hadron brings its own database: restore that file, or start with another HADRON_DATA.`,
    { reason: 'DATABASE_PASSWORD', cause },
  )
}

function unreachable(url: string, cause: unknown): Problem {
  const { hostname, port, pathname } = new URL(url)
  const why = cause instanceof Error ? cause.message || cause.name : String(cause)
  return new Problem(
    'PRECONDITION_FAILED',
    `PostgreSQL at ${hostname}:${port || 5432}${pathname} did not answer within ${startTimeoutMs / 1_000} s: ${why}.`,
    { reason: 'DATABASE_UNREACHABLE', cause },
  )
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return [] // no such file: nothing was left running
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
