import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '../../server/api/router.ts'

/** What every procedure answers, as JSON carries it: dates are ISO strings. `Answers['services']['list']` */
export type Answers = inferRouterOutputs<AppRouter>
