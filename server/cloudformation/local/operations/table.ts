import { assumeRole, getCallerIdentity } from '../sidecars/sts.ts'
import type { Operation } from './call.ts'
import { createChangeSet } from './change-sets/create.ts'
import { deleteChangeSet } from './change-sets/delete.ts'
import { executeChangeSet } from './change-sets/execute.ts'
import { describeChangeSet, listChangeSets } from './change-sets/read.ts'
import { describeStackDriftDetectionStatus, detectStackDrift, detectStackResourceDrift } from './drift/detect.ts'
import { describeStackResourceDrifts } from './drift/read.ts'
import { describeEvents, describeStackEvents } from './reading/events.ts'
import { listExports, listImports } from './reading/exports.ts'
import { describeChangeSetHooks, getHookResult, listHookResults } from './reading/hooks.ts'
import { describeStackResource, describeStackResources, listStackResources } from './reading/resources.ts'
import { signalResource } from './reading/signal.ts'
import { REGISTRY } from './registry/table.ts'
import { STACK_SETS } from './stack-sets/table.ts'
import { removeAlias, setAlias } from './stacks/alias.ts'
import { createStack } from './stacks/create.ts'
import { deleteStack } from './stacks/delete.ts'
import { getStackPolicy, setStackPolicy } from './stacks/policy.ts'
import { describeAccountLimits, describeStacks, listStacks } from './stacks/read.ts'
import { cancelUpdateStack, continueUpdateRollback, rollbackStack } from './stacks/recover.ts'
import { updateStack, updateTerminationProtection } from './stacks/update.ts'
import { estimateTemplateCost } from './templates/cost.ts'
import { getTemplate, getTemplateSummary, validateTemplate } from './templates/read.ts'
import { UNAVAILABLE } from './unavailable.ts'

const STACKS: Record<string, Operation> = {
  CancelUpdateStack: cancelUpdateStack,
  ContinueUpdateRollback: continueUpdateRollback,
  CreateChangeSet: createChangeSet,
  CreateStack: createStack,
  DeleteChangeSet: deleteChangeSet,
  DeleteStack: deleteStack,
  DescribeAccountLimits: describeAccountLimits,
  DescribeChangeSet: describeChangeSet,
  DescribeChangeSetHooks: describeChangeSetHooks,
  DescribeEvents: describeEvents,
  DescribeStackDriftDetectionStatus: describeStackDriftDetectionStatus,
  DescribeStackEvents: describeStackEvents,
  DescribeStackResource: describeStackResource,
  DescribeStackResourceDrifts: describeStackResourceDrifts,
  DescribeStackResources: describeStackResources,
  DescribeStacks: describeStacks,
  DetectStackDrift: detectStackDrift,
  DetectStackResourceDrift: detectStackResourceDrift,
  EstimateTemplateCost: estimateTemplateCost,
  ExecuteChangeSet: executeChangeSet,
  GetHookResult: getHookResult,
  GetStackPolicy: getStackPolicy,
  GetTemplate: getTemplate,
  GetTemplateSummary: getTemplateSummary,
  ListChangeSets: listChangeSets,
  ListExports: listExports,
  ListHookResults: listHookResults,
  ListImports: listImports,
  ListStackResources: listStackResources,
  ListStacks: listStacks,
  RemoveAlias: removeAlias,
  RollbackStack: rollbackStack,
  SetAlias: setAlias,
  SetStackPolicy: setStackPolicy,
  SignalResource: signalResource,
  UpdateStack: updateStack,
  UpdateTerminationProtection: updateTerminationProtection,
  ValidateTemplate: validateTemplate,
}

/** Every operation of the service. */
export const CLOUDFORMATION: Record<string, Operation> = { ...STACKS, ...STACK_SETS, ...REGISTRY, ...UNAVAILABLE }

export const STS: Record<string, Operation> = { AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity }

const READ = /^(?:Describe|List|Get|Validate|Estimate)/

/** Whether an action only reads. */
export function isRead(action: string): boolean {
  return READ.test(action)
}
