import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

interface Holder {
  pid: number
  /** Tells a process from a later one that was given the same id. */
  startedAt: string
  token: string
}

export interface Lock {
  release: () => void
}

/** Takes the lock, or answers the process id of whoever holds it. A holder that is dead does not count. */
export async function takeLock(file: string): Promise<Lock | { heldBy: number }> {
  const me: Holder = { pid: process.pid, startedAt: startOf(process.pid), token: randomUUID() }
  if (create(file, me)) return lockOf(file, me)
  const holder = read(file)
  if (holder && isAlive(holder)) return { heldBy: holder.pid }
  return takeOver(file, me)
}

/**
 * Two processes may find the same stale lock and both replace it. The later one wins, and after a pause that is much
 * longer than a replacement both can see who that is.
 */
async function takeOver(file: string, me: Holder): Promise<Lock | { heldBy: number }> {
  const abandoned = `${file}.${me.token}.stale`
  if (existsSync(file)) renameSync(file, abandoned)
  rmSync(abandoned, { force: true })
  create(file, me)
  await pause(100)
  const holder = read(file)
  return holder?.token === me.token ? lockOf(file, me) : { heldBy: holder?.pid ?? 0 }
}

function lockOf(file: string, me: Holder): Lock {
  return {
    release: () => {
      if (read(file)?.token === me.token) rmSync(file, { force: true })
    },
  }
}

/** Whole or not at all: a link to a finished file, and only when nobody was faster. */
function create(file: string, me: Holder): boolean {
  const draft = `${file}.${me.token}`
  writeFileSync(draft, JSON.stringify(me), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined // released or replaced while we looked
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return startOf(pid) === startedAt
}

/** When a process started, in the kernel's clock ticks; empty where the system does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return '' // no /proc on this system: the process id alone has to do
  }
}
