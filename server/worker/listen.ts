import pg from 'pg'
import { log } from '../log.ts'
import { type Claimable, nudgeChannel } from './nudge.ts'

const reconnectMs = 1_000

/** Hears nudges on a connection of its own. When it breaks, loops still tick, and it comes back by itself. */
export function listenForNudges(databaseUrl: string, wake: (table: Claimable) => void) {
  let client: pg.Client | undefined
  let stopped = false

  async function listen() {
    client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, application_name: 'hadron-nudges' })
    const broken = new Promise<void>((resolve) => {
      client?.on('error', () => resolve())
      client?.on('end', () => resolve())
    })
    client.on('notification', ({ payload }) => wake(payload as Claimable))
    await client.connect()
    await client.query(`listen ${nudgeChannel}`)
    await broken
  }

  async function keepListening() {
    while (!stopped) {
      await listen().catch((error: unknown) =>
        log.warn({ err: error }, 'nudges cannot be heard; looking for work every second'),
      )
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, reconnectMs))
    }
  }
  void keepListening()
  return {
    async stop() {
      stopped = true
      await client?.end().catch(() => undefined)
    },
  }
}
