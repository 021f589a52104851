import { type Replacement, resourceType } from '../cloudformation/template/resource-types.ts'

/** Types whose loss is the loss of somebody's data, and that AWS's own list leaves out. */
const alsoHolding = new Set([
  'AWS::Cognito::IdentityPool',
  'AWS::DynamoDB::GlobalTable',
  'AWS::ECR::Repository',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::MSK::Cluster',
  'AWS::MemoryDB::Cluster',
  'AWS::OpenSearchServerless::Collection',
  'AWS::RDS::GlobalCluster',
  'AWS::RedshiftServerless::Namespace',
  'AWS::S3Express::DirectoryBucket',
  'AWS::Timestream::Table',
])

/** On AWS's list, but a log that begins anew harms nobody's data. */
const spared = new Set(['AWS::Logs::LogGroup'])

/** Whether removing or replacing a resource of this type can lose data. */
export function holdsData(type: string): boolean {
  return alsoHolding.has(type) || (!spared.has(type) && (resourceType(type)?.stateful ?? false))
}

/** Whether a change at a place such as `/Properties/Port` replaces the resource, by AWS's own schema. */
export function replacesWhenChanged(type: string, at: string): Replacement {
  const property = at.split('/')[2] ?? ''
  const properties = resourceType(type)?.properties
  return (properties && Object.hasOwn(properties, property) && properties[property]?.replacement) || 'never'
}
