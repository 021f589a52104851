import type { Db } from './db.ts'
import type { Actor } from './policy/policy.ts'
import type { RenderPool } from './rendering/pool.ts'
import type { TemplateGuard } from './templates/inspection/guard.ts'
import type { Validator } from './validation/validator.ts'

/** Who is asking, and what they may touch. Always the first parameter; built in server/api and server/worker. */
export interface Ctx {
  actor: Actor
  db: Db
  renderer: RenderPool
  validator: Validator
  /** Judges versions by the guardrails of this installation. */
  guard: TemplateGuard
  /** In every answer, log line and audit event that one request causes. */
  requestId: string
}
