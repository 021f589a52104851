import { AwsError, validationError } from '../wire/aws-error.ts'
import { text } from '../wire/form.ts'
import type { Operation } from './call.ts'

/** An answer of the service model's own that says what this endpoint has not. */
const without =
  (thing: string, code = 'ValidationError'): Operation =>
  ({ action }) => {
    throw new AwsError(code, `The local CloudFormation endpoint does not implement ${action}: it has no ${thing}.`)
  }

const noScan: Operation = ({ input }) => {
  throw new AwsError('ResourceScanNotFound', `Resource scan [${text(input, 'ResourceScanId')}] does not exist`)
}

const noGeneratedTemplate: Operation = ({ input }) => {
  const name = text(input, 'GeneratedTemplateName')
  throw new AwsError('GeneratedTemplateNotFound', `Generated template [${name}] does not exist`, 404)
}

const noRefactor: Operation = ({ input }) => {
  const id = text(input, 'StackRefactorId')
  throw new AwsError('StackRefactorNotFoundException', `Stack refactor [${id}] does not exist`, 404)
}

const noPublisher: Operation = ({ input, home }) => {
  const id = text(input, 'PublisherId') ?? `of account ${home.account}`
  throw new AwsError('CFNRegistryException', `Publisher ${id} cannot be found.`)
}

const noHandler: Operation = () => {
  throw validationError('No handler is waiting for this bearer token: resources are not made by handlers here.')
}

const privateTypes = without('registry of private and third-party types', 'CFNRegistryException')
const organization = without('organization', 'InvalidOperationException')
const scanner = without('resource scanner')
const refactoring = without('stack refactoring')

/**
 * Operations that AWS has and this endpoint has not. Asked what there is, they answer truly that there is nothing;
 * asked to make something, they refuse.
 */
export const UNAVAILABLE: Record<string, Operation> = {
  ActivateOrganizationsAccess: organization,
  ActivateType: privateTypes,
  CreateGeneratedTemplate: scanner,
  CreateStackRefactor: refactoring,
  DeactivateOrganizationsAccess: organization,
  DeleteGeneratedTemplate: noGeneratedTemplate,
  DescribeGeneratedTemplate: noGeneratedTemplate,
  DescribeOrganizationsAccess: () => ({ Status: 'DISABLED' }),
  DescribePublisher: noPublisher,
  DescribeResourceScan: noScan,
  DescribeStackRefactor: noRefactor,
  ExecuteStackRefactor: noRefactor,
  GetGeneratedTemplate: noGeneratedTemplate,
  ImportStacksToStackSet: without('import of stacks into stack sets', 'InvalidOperationException'),
  ListGeneratedTemplates: () => ({ Summaries: [] }),
  ListResourceScanRelatedResources: noScan,
  ListResourceScanResources: noScan,
  ListResourceScans: () => ({ ResourceScanSummaries: [] }),
  ListStackRefactorActions: noRefactor,
  ListStackRefactors: () => ({ StackRefactorSummaries: [] }),
  PublishType: privateTypes,
  RecordHandlerProgress: noHandler,
  RegisterPublisher: privateTypes,
  RegisterType: privateTypes,
  SetTypeConfiguration: privateTypes,
  StartResourceScan: scanner,
  TestType: privateTypes,
  UpdateGeneratedTemplate: noGeneratedTemplate,
}
