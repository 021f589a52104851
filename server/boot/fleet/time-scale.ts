import type { Config } from '../../config.ts'
import { Problem } from '../../errors.ts'

/** Lets every stack of the local endpoint finish at once while `work` runs, then gives time back its pace. */
export async function withFastEndpoint({ awsEndpoint, localAws }: Config, work: () => Promise<void>) {
  if (awsEndpoint) return work()
  const setScale = (scale: number) => putTime(`http://127.0.0.1:${localAws.port}/_hadron/time`, scale)
  await setScale(0)
  try {
    await work()
  } finally {
    await setScale(localAws.timeScale)
  }
}

async function putTime(url: string, scale: number) {
  const body = JSON.stringify({ scale })
  const answer = await fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body }).catch(
    () => undefined,
  )
  if (answer?.ok) return
  const why = answer ? `${answer.status} ${await answer.text()}` : 'nothing answers there'
  throw new Problem(
    'PRECONDITION_FAILED',
    `The local endpoint's clock could not be set at ${url}: ${why}. Start Hadron with npm start first.`,
  )
}
