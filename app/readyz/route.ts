import { portalResources } from '../../server/api/resources.ts'
import { shutdownSignal } from '../../server/boot/shutdown.ts'
import { log } from '../../server/log.ts'

/** Whether requests should be sent here: the database answers, and the process is not about to stop. */
export async function GET() {
  if (shutdownSignal().aborted) return answer(503, { ready: false, reason: 'The server is stopping.' })
  try {
    await portalResources().db.$client.query('select 1')
    return answer(200, { ready: true })
  } catch (error) {
    log.warn({ err: error }, 'not ready')
    return answer(503, { ready: false, reason: 'The database does not answer.' })
  }
}

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
