import { changeEnvironment, environmentSpecFor, planEnvironmentChange } from '../../environments/change.ts'
import { createEnvironment, planEnvironment } from '../../environments/create.ts'
import { deleteEnvironment, planEnvironmentDeletion } from '../../environments/delete.ts'
import {
  ChangeEnvironment,
  CreateEnvironment,
  DeleteEnvironment,
  EnvironmentRef,
  EnvironmentVersion,
  ListEnvironments,
  PlanChange,
  PlanEnvironment,
} from '../../environments/inputs.ts'
import { getEnvironment, listChoices, listEnvironments } from '../../environments/queries.ts'
import { router, signedIn } from '../trpc.ts'

export const environments = router({
  list: signedIn.input(ListEnvironments).query(({ ctx, input }) => listEnvironments(ctx, input)),
  choices: signedIn.query(({ ctx }) => listChoices(ctx)),
  get: signedIn.input(EnvironmentRef).query(({ ctx, input }) => getEnvironment(ctx, input)),
  plan: signedIn.input(PlanEnvironment).query(({ ctx, input }) => planEnvironment(ctx, input)),
  create: signedIn.input(CreateEnvironment).mutation(({ ctx, input }) => createEnvironment(ctx, input)),
  specFor: signedIn.input(EnvironmentVersion).query(({ ctx, input }) => environmentSpecFor(ctx, input)),
  planChange: signedIn.input(PlanChange).query(({ ctx, input }) => planEnvironmentChange(ctx, input)),
  change: signedIn.input(ChangeEnvironment).mutation(({ ctx, input }) => changeEnvironment(ctx, input)),
  planDeletion: signedIn.input(EnvironmentRef).query(({ ctx, input }) => planEnvironmentDeletion(ctx, input)),
  delete: signedIn.input(DeleteEnvironment).mutation(({ ctx, input }) => deleteEnvironment(ctx, input)),
})
