import type { Config } from '../../config.ts'

/** Lets every stack of the local endpoint finish at once while `work` runs, then gives time back its pace. */
export async function withFastEndpoint({ awsEndpoint, localAws }: Config, work: () => Promise<void>) {
  if (awsEndpoint) return work()
  const url = `http://127.0.0.1:${localAws.port}/_hadron/time-scale`
  const setScale = (timeScale: number) =>
    fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ timeScale }) })
  await setScale(0)
  try {
    await work()
  } finally {
    await setScale(localAws.timeScale)
  }
}
