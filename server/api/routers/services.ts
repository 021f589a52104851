import { addInstance, planInstance } from '../../services/add-instance.ts'
import { changeInstance, instanceSpecFor, planInstanceChange } from '../../services/change-instance.ts'
import { createService, planService } from '../../services/create.ts'
import { deleteService } from '../../services/delete.ts'
import { deleteInstance, planInstanceDeletion } from '../../services/delete-instance.ts'
import {
  CreateService,
  DeleteInstance,
  DeleteService,
  DeployInstance,
  InstanceRef,
  InstanceVersion,
  ListServices,
  PlanInstance,
  PlanService,
  ServiceRef,
} from '../../services/inputs.ts'
import { addPipeline, planPipeline } from '../../services/pipelines/add.ts'
import { changePipeline, pipelineSpecFor, planPipelineChange } from '../../services/pipelines/change.ts'
import { deletePipeline, planPipelineDeletion } from '../../services/pipelines/delete.ts'
import {
  AddPipeline,
  ChangePipeline,
  DeletePipeline,
  PipelineVersion,
  PlanPipeline,
  PlanPipelineChange,
} from '../../services/pipelines/inputs.ts'
import { getPipeline } from '../../services/pipelines/queries.ts'
import { getInstance, getService, listServices } from '../../services/queries.ts'
import { router, signedIn } from '../trpc.ts'

export const services = router({
  list: signedIn.input(ListServices).query(({ ctx, input }) => listServices(ctx, input)),
  get: signedIn.input(ServiceRef).query(({ ctx, input }) => getService(ctx, input)),
  plan: signedIn.input(PlanService).query(({ ctx, input }) => planService(ctx, input)),
  create: signedIn.input(CreateService).mutation(({ ctx, input }) => createService(ctx, input)),
  delete: signedIn.input(DeleteService).mutation(({ ctx, input }) => deleteService(ctx, input)),
})

export const instances = router({
  get: signedIn.input(InstanceRef).query(({ ctx, input }) => getInstance(ctx, input)),
  plan: signedIn.input(PlanInstance).query(({ ctx, input }) => planInstance(ctx, input)),
  add: signedIn.input(DeployInstance).mutation(({ ctx, input }) => addInstance(ctx, input)),
  specFor: signedIn.input(InstanceVersion).query(({ ctx, input }) => instanceSpecFor(ctx, input)),
  planChange: signedIn.input(PlanInstance).query(({ ctx, input }) => planInstanceChange(ctx, input)),
  change: signedIn.input(DeployInstance).mutation(({ ctx, input }) => changeInstance(ctx, input)),
  planDeletion: signedIn.input(InstanceRef).query(({ ctx, input }) => planInstanceDeletion(ctx, input)),
  delete: signedIn.input(DeleteInstance).mutation(({ ctx, input }) => deleteInstance(ctx, input)),
})

export const pipelines = router({
  get: signedIn.input(ServiceRef).query(({ ctx, input }) => getPipeline(ctx, input)),
  plan: signedIn.input(PlanPipeline).query(({ ctx, input }) => planPipeline(ctx, input)),
  add: signedIn.input(AddPipeline).mutation(({ ctx, input }) => addPipeline(ctx, input)),
  specFor: signedIn.input(PipelineVersion).query(({ ctx, input }) => pipelineSpecFor(ctx, input)),
  planChange: signedIn.input(PlanPipelineChange).query(({ ctx, input }) => planPipelineChange(ctx, input)),
  change: signedIn.input(ChangePipeline).mutation(({ ctx, input }) => changePipeline(ctx, input)),
  planDeletion: signedIn.input(ServiceRef).query(({ ctx, input }) => planPipelineDeletion(ctx, input)),
  delete: signedIn.input(DeletePipeline).mutation(({ ctx, input }) => deletePipeline(ctx, input)),
})
