import { EventEmitter, on } from 'node:events'
import pg from 'pg'
import { channel } from '../live.ts'
import { log } from '../log.ts'

/** What an open page hears: these topics changed; or `reset`: something may have been missed, read everything again. */
export type Change = { topics: string[] } | { reset: true }

export interface ChangeFeed {
  /** Everything announced from now on, until the signal aborts. */
  listen(signal: AbortSignal): AsyncIterable<Change>
}

/** Announcements within this time reach the page as one. */
const coalesceMs = 100
const reconnectMs = 1_000

/** One LISTEN connection per process, feeding every page that is open in it. Opened by the first listener. */
export function openChangeFeed(databaseUrl: string): ChangeFeed {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  let connected = false
  return {
    async *listen(signal) {
      if (!connected) {
        connected = true
        void keepListening(databaseUrl, emitter)
      }
      try {
        for await (const [change] of on(emitter, 'change', { signal })) yield change as Change
      } catch (error) {
        if (!signal.aborted) throw error
      }
    },
  }
}

async function keepListening(databaseUrl: string, emitter: EventEmitter) {
  for (let first = true; ; first = false) {
    // Whatever was announced while nobody listened is unknown: pages read everything again.
    if (!first) emitter.emit('change', { reset: true } satisfies Change)
    try {
      await listenOnce(databaseUrl, emitter)
    } catch (error) {
      log.warn({ err: error }, 'change feed lost its connection')
    }
    await new Promise((resolve) => setTimeout(resolve, reconnectMs))
  }
}

async function listenOnce(databaseUrl: string, emitter: EventEmitter) {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, application_name: 'hadron-changes' })
  const ended = new Promise<void>((resolve, reject) => {
    client.on('error', reject)
    client.on('end', () => resolve())
  })
  await client.connect()
  const pending = new Set<string>()
  client.on('notification', ({ payload }) => {
    if (pending.size === 0) setTimeout(flush, coalesceMs)
    for (const topic of payload?.split(' ') ?? []) pending.add(topic)
  })
  function flush() {
    emitter.emit('change', { topics: [...pending] } satisfies Change)
    pending.clear()
  }
  await client.query(`listen ${channel}`)
  await ended
}
