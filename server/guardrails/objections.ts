import type { Objection } from './guardrail.ts'

/** What a policy wrote into its set `deny`, read as objections. Anything else than text or an object is shown as it is. */
export function readObjections(denials: unknown[]): Objection[] {
  return denials.map(readObjection).toSorted((a, b) => (a.resource ?? '').localeCompare(b.resource ?? ''))
}

function readObjection(denial: unknown): Objection {
  if (typeof denial === 'string') return { message: denial }
  if (typeof denial !== 'object' || denial === null || !('message' in denial) || typeof denial.message !== 'string')
    return { message: `The policy answered ${JSON.stringify(denial)}; it should answer a text or {"message": …}` }
  const { message } = denial
  const resource = 'resource' in denial && typeof denial.resource === 'string' ? denial.resource : undefined
  const advice = 'advice' in denial && typeof denial.advice === 'string' ? denial.advice : undefined
  return { message, ...(resource ? { resource } : {}), ...(advice ? { advice } : {}) }
}
