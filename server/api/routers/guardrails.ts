import { endExemption, exempt } from '../../guardrails/exempt.ts'
import { ChangePolicy, CreatePolicy, EndExemption, Exempt, PolicyRef, TryPolicy } from '../../guardrails/inputs.ts'
import { getPolicy, listPolicies } from '../../guardrails/queries.ts'
import { changePolicy, createPolicy } from '../../guardrails/save-policy.ts'
import { tryPolicy } from '../../guardrails/try-policy.ts'
import { router, signedIn } from '../trpc.ts'

export const guardrails = router({
  list: signedIn.query(({ ctx }) => listPolicies(ctx)),
  get: signedIn.input(PolicyRef).query(({ ctx, input }) => getPolicy(ctx, input)),
  create: signedIn.input(CreatePolicy).mutation(({ ctx, input }) => createPolicy(ctx, input)),
  change: signedIn.input(ChangePolicy).mutation(({ ctx, input }) => changePolicy(ctx, input)),
  try: signedIn.input(TryPolicy).mutation(({ ctx, input }) => tryPolicy(ctx, input)),
  exempt: signedIn.input(Exempt).mutation(({ ctx, input }) => exempt(ctx, input)),
  endExemption: signedIn.input(EndExemption).mutation(({ ctx, input }) => endExemption(ctx, input)),
})
