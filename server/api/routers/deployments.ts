import { cancelDeployment } from '../../deployments/cancel.ts'
import { DeploymentRef, ListDeployments } from '../../deployments/inputs.ts'
import { listDeployments } from '../../deployments/list.ts'
import { getDeployment, getRenderedTemplate } from '../../deployments/queries.ts'
import { router, signedIn } from '../trpc.ts'

export const deployments = router({
  list: signedIn.input(ListDeployments).query(({ ctx, input }) => listDeployments(ctx, input)),
  get: signedIn.input(DeploymentRef).query(({ ctx, input }) => getDeployment(ctx, input)),
  renderedTemplate: signedIn.input(DeploymentRef).query(({ ctx, input }) => getRenderedTemplate(ctx, input)),
  cancel: signedIn.input(DeploymentRef).mutation(({ ctx, input }) => cancelDeployment(ctx, input)),
})
