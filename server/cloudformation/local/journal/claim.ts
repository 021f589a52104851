import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Problem } from '../../../errors.ts'

/** Gives the folder back. */
export type Claim = { release(): Promise<void> }

/**
 * Makes a folder the business of this process alone. The sign is a local socket and not a file: it is gone with the
 * process, however that ends, and no number of a process that died can be mistaken for one that lives.
 */
export async function claimFolder(folder: string): Promise<Claim> {
  mkdirSync(folder, { recursive: true })
  const address = addressOf(realpathSync(folder))
  const server = createServer((asking) => asking.on('error', () => asking.destroy()).end(`${process.pid}`))
  for (;;) {
    if (await listens(server, address)) break
    const holder = await askHolder(address)
    if (holder !== undefined) throw taken(folder, holder)
    // Nobody answers: that process died. Where sockets are files, it has left one.
    if (path.isAbsolute(address) && process.platform !== 'win32') rmSync(address, { force: true })
  }
  server.unref()
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** Linux and Windows have names that are no files; elsewhere a socket in the folder itself could have too long a path. */
function addressOf(folder: string): string {
  const name = `hadron-local-aws-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return path.join(tmpdir(), `${name}.socket`)
}

function listens(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error))
    server.once('error', failed).listen(address, () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}

const ANSWER_MS = 2_000

/** The process that has the folder; nothing when nobody is there any more. One that is halted does not say who it is. */
function askHolder(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let told = ''
    const asking = connect(address)
      .setEncoding('utf8')
      .setTimeout(ANSWER_MS, () => {
        resolve('unknown')
        asking.destroy()
      })
      .once('error', () => resolve(undefined))
      .on('data', (text: string) => {
        told += text
      })
      .once('close', () => resolve(told || undefined))
  })
}

function taken(folder: string, holder: string): Problem {
  const message = `The folder ${folder} is in use by another local endpoint, process ${holder}. Stop that one, or set HADRON_DATA to another folder.`
  return new Problem('CONFLICT', message, { reason: 'DATA_FOLDER_IN_USE' })
}
