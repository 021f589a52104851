import type { Operation } from '../call.ts'
import { describeType, listTypes, listTypeVersions } from './public-types.ts'
import {
  batchDescribeTypeConfigurations,
  describeTypeRegistration,
  listTypeRegistrations,
  refuseToChangeType,
} from './registrations.ts'

export const REGISTRY: Record<string, Operation> = {
  BatchDescribeTypeConfigurations: batchDescribeTypeConfigurations,
  DeactivateType: refuseToChangeType,
  DeregisterType: refuseToChangeType,
  DescribeType: describeType,
  DescribeTypeRegistration: describeTypeRegistration,
  ListTypeRegistrations: listTypeRegistrations,
  ListTypeVersions: listTypeVersions,
  ListTypes: listTypes,
  SetTypeDefaultVersion: refuseToChangeType,
}
