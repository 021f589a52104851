import { z } from 'zod'

const Calls = z.array(z.looseObject({ action: z.string(), token: z.string().nullish(), outcome: z.string() }))

/** What the local endpoint itself accepted for a deployment: evidence that does not come from our own tables. */
export async function acceptedCalls(url: string, deploymentId: string) {
  const answer = await fetch(new URL('/_hadron/calls', url))
  const body: unknown = await answer.json()
  const calls = Calls.parse(Array.isArray(body) ? body : (body as { calls: unknown }).calls)
  return calls.filter((call) => call.outcome === 'accepted' && call.token?.startsWith(deploymentId))
}
