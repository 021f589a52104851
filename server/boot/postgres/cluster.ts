import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '../../errors.ts'
import { openFolder, postgresBinaries } from './binaries.ts'
import { canReach, type Owner, ownerOf } from './owner.ts'

export interface Cluster {
  /** PostgreSQL's data directory. */
  data: string
  binaries: string
  owner: Owner
}

/** The cluster whose data lives under this folder; made when there is none yet, never overwritten. */
export async function openCluster(folder: string, password: string): Promise<Cluster> {
  const data = await dataDirectory(folder)
  const owner = ownerOf(data)
  const binaries = await postgresBinaries(owner)
  if (existsSync(path.join(data, 'PG_VERSION'))) await assertSameMajor(data, binaries, owner)
  else await initialise({ data, binaries, owner }, password)
  return { data, binaries, owner }
}

/**
 * Beside everything else, unless Hadron runs as root in a folder that is closed to others: PostgreSQL runs as
 * another user then, and its data goes to an open folder. A note in the data folder remembers where.
 */
async function dataDirectory(folder: string): Promise<string> {
  const beside = path.join(folder, 'postgres')
  const note = path.join(folder, 'postgres-is-at')
  if (existsSync(note)) return (await readFile(note, 'utf8')).trim()
  if (canReach(ownerOf(beside), beside)) return beside
  const elsewhere = path.join(openFolder, randomUUID(), 'postgres')
  await mkdir(path.dirname(elsewhere), { recursive: true, mode: 0o755 })
  await writeFile(note, `${elsewhere}\n`)
  return elsewhere
}

async function initialise({ data, binaries, owner }: Cluster, password: string): Promise<void> {
  const unfinished = `${data}.${randomUUID()}`
  const passwordFile = `${unfinished}.password`
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (process.getuid?.() === 0) {
    await chown(unfinished, owner.uid, owner.gid)
    await chown(passwordFile, owner.uid, owner.gid)
  }
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8', '--encoding=UTF8']
  const access = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${passwordFile}`]
  try {
    await run(path.join(binaries, 'bin', 'initdb'), ['-D', unfinished, ...locale, ...access], owner)
    await rename(unfinished, data) // a crash before this line leaves no half-made database behind
  } finally {
    await rm(passwordFile, { force: true })
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function assertSameMajor(data: string, binaries: string, owner: Owner): Promise<void> {
  const made = (await readFile(path.join(data, 'PG_VERSION'), 'utf8')).trim()
  const { stdout } = await run(path.join(binaries, 'bin', 'postgres'), ['--version'], owner)
  const runs = stdout.match(/(\d+)\.\d+/)?.[1]
  if (made === runs) return
  throw new Problem(
    'PRECONDITION_FAILED',
    `${data} was made by PostgreSQL ${made}; this Hadron brings PostgreSQL ${runs}. Dump it with the earlier Hadron and restore it, or set DATABASE_URL.`,
    { reason: 'POSTGRES_VERSION' },
  )
}

async function run(program: string, args: string[], { uid, gid, name }: Owner) {
  const identity = process.getuid?.() === 0 ? { uid, gid } : {}
  try {
    return await promisify(execFile)(program, args, {
      ...identity,
      cwd: '/',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin', NODE_ENV: 'production' },
    })
  } catch (cause) {
    const output = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause)
    throw new Problem('PRECONDITION_FAILED', `${path.basename(program)} failed as user ${name}: ${output}`, {
      reason: 'EMBEDDED_POSTGRES',
      cause,
    })
  }
}
