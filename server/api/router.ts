import { deployments } from './routers/deployments.ts'
import { drafts } from './routers/drafts.ts'
import { environments } from './routers/environments.ts'
import { guardrails } from './routers/guardrails.ts'
import { live } from './routers/live.ts'
import { accounts, audit, home, search, teams } from './routers/platform.ts'
import { rollouts } from './routers/rollouts.ts'
import { instances, pipelines, services } from './routers/services.ts'
import { sources } from './routers/sources.ts'
import { templates } from './routers/templates.ts'
import { versions } from './routers/versions.ts'
import { createCallerFactory, router } from './trpc.ts'

export const appRouter = router({
  accounts,
  audit,
  deployments,
  drafts,
  environments,
  guardrails,
  home,
  instances,
  live,
  pipelines,
  rollouts,
  search,
  services,
  sources,
  teams,
  templates,
  versions,
})

export type AppRouter = typeof appRouter
export const createCaller = createCallerFactory(appRouter)
