import { loadActor } from '../auth/actor.ts'
import type { Ctx } from '../context.ts'
import { guardTemplates } from '../guardrails/guard-templates.ts'
import type { Actor } from '../policy/policy.ts'
import { portalResources } from './resources.ts'

/** The context before anybody is known to be signed in. */
export type RequestContext = Omit<Ctx, 'actor'> & { actor: Actor | undefined }

/** Built once per request, by the HTTP route and by server components alike. */
export async function createContext({
  memberId,
  requestId,
}: {
  memberId: string | undefined
  requestId: string
}): Promise<RequestContext> {
  const { db, renderer, validator } = portalResources()
  return { actor: await loadActor(db, memberId), db, renderer, validator, guard: guardTemplates, requestId }
}
