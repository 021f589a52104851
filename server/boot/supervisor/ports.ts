import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { Problem } from '../../errors.ts'

/** Refuses before anything slow has happened, and says which variable chooses another port. */
export async function assertFree(port: number, host: string, variable: string): Promise<void> {
  const failure = await listenOnce(port, host)
  if (typeof failure === 'number') return
  const why = failure.message.includes('EADDRINUSE') ? 'is already in use' : `cannot be opened (${failure.message})`
  throw new Problem(
    'PRECONDITION_FAILED',
    `Port ${port} on ${host} ${why}. Choose another one: ${variable}=${port + 1} npm start`,
    {
      reason: 'PORT_TAKEN',
    },
  )
}

/** The port of the last start when it is still free, so that tools stay connected; otherwise any free one. */
export async function rememberedPort(file: string): Promise<number> {
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const again = last > 0 ? await listenOnce(last, '127.0.0.1') : undefined
  const port = typeof again === 'number' ? again : await freePort()
  if (port !== last) writeFileSync(file, `${port}\n`)
  return port
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0, '127.0.0.1')
  if (typeof port === 'number') return port
  throw port
}

async function listenOnce(port: number, host: string): Promise<number | Error> {
  const server = createServer().listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : port
}
