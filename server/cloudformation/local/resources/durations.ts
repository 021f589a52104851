/**
 * How long creating a resource takes, in milliseconds before the time scale: shorter than on AWS, in proportion.
 * The first entry whose prefix fits counts.
 */
const CREATION: [prefix: string, ms: number][] = [
  ['AWS::RDS::DB', 60_000],
  ['AWS::RDS::', 5_000],
  ['AWS::CloudFront::Distribution', 45_000],
  ['AWS::ElastiCache::', 45_000],
  ['AWS::OpenSearchService::Domain', 60_000],
  ['AWS::Elasticsearch::Domain', 60_000],
  ['AWS::Redshift::Cluster', 60_000],
  ['AWS::MSK::Cluster', 60_000],
  ['AWS::EKS::', 45_000],
  ['AWS::EC2::NatGateway', 20_000],
  ['AWS::EC2::Instance', 10_000],
  ['AWS::EC2::', 3_000],
  ['AWS::ECS::Service', 20_000],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 20_000],
  ['AWS::AutoScaling::AutoScalingGroup', 10_000],
  ['AWS::CertificateManager::Certificate', 10_000],
  ['AWS::DynamoDB::', 6_000],
  ['AWS::Kinesis::', 8_000],
  ['AWS::IAM::', 4_000],
  ['AWS::S3::', 4_000],
  ['AWS::KMS::', 5_000],
  ['AWS::Lambda::', 4_000],
  ['AWS::CloudFormation::WaitCondition', 5_000],
]

const DEFAULT_MS = 2_000

/** Updates and deletions take about half of a creation. */
export function durationMs(type: string, on: 'create' | 'update' | 'delete', own: Record<string, number>): number {
  const set = Object.hasOwn(own, type) ? own[type] : own['*']
  if (set !== undefined) return set
  const ms = CREATION.find(([prefix]) => type.startsWith(prefix))?.[1] ?? DEFAULT_MS
  return on === 'create' ? ms : ms / 2
}
