import type { Operation } from '../call.ts'
import { createStackInstances, deleteStackInstances, detectStackSetDrift, updateStackInstances } from './instances.ts'
import {
  describeStackSetOperation,
  listStackSetOperationResults,
  listStackSetOperations,
  stopStackSetOperation,
} from './operations.ts'
import {
  describeStackInstance,
  describeStackSet,
  listStackInstanceResourceDrifts,
  listStackInstances,
  listStackSetAutoDeploymentTargets,
  listStackSets,
} from './read.ts'
import { createStackSet, deleteStackSet, updateStackSet } from './sets.ts'

export const STACK_SETS: Record<string, Operation> = {
  CreateStackInstances: createStackInstances,
  CreateStackSet: createStackSet,
  DeleteStackInstances: deleteStackInstances,
  DeleteStackSet: deleteStackSet,
  DescribeStackInstance: describeStackInstance,
  DescribeStackSet: describeStackSet,
  DescribeStackSetOperation: describeStackSetOperation,
  DetectStackSetDrift: detectStackSetDrift,
  ListStackInstanceResourceDrifts: listStackInstanceResourceDrifts,
  ListStackInstances: listStackInstances,
  ListStackSetAutoDeploymentTargets: listStackSetAutoDeploymentTargets,
  ListStackSetOperationResults: listStackSetOperationResults,
  ListStackSetOperations: listStackSetOperations,
  ListStackSets: listStackSets,
  StopStackSetOperation: stopStackSetOperation,
  UpdateStackInstances: updateStackInstances,
  UpdateStackSet: updateStackSet,
}
