/** When a resource costs money: while it exists, when it is used, or for what it holds. */
export type CostBasis = 'running' | 'use' | 'storage'

export interface CostDriver {
  basis: CostBasis
  /** What the bill counts: "per hour and availability zone". No prices: they differ by region and contract. */
  unit: string
}

const running = (unit: string): CostDriver => ({ basis: 'running', unit })
const use = (unit: string): CostDriver => ({ basis: 'use', unit })
const storage = (unit: string): CostDriver => ({ basis: 'storage', unit })

/**
 * What of a resource type appears on a bill, from AWS's pricing pages, the largest part first. A type that is not here
 * is free in itself (roles, security groups, subnets) or not known; neither is said to cost nothing.
 */
const drivers: Record<string, CostDriver[]> = {
  'AWS::EC2::NatGateway': [running('per hour'), use('per GB processed')],
  'AWS::EC2::EIP': [running('per hour and public IPv4 address')],
  'AWS::EC2::Instance': [running('per second and instance type')],
  'AWS::EC2::Volume': [storage('per GB and month'), use('per provisioned IOPS and throughput')],
  'AWS::EC2::VPCEndpoint': [running('per hour and availability zone, interface endpoints'), use('per GB processed')],
  'AWS::EC2::TransitGatewayAttachment': [running('per hour'), use('per GB processed')],
  'AWS::EC2::VPNConnection': [running('per hour')],
  'AWS::EC2::FlowLog': [use('per GB of log delivered')],
  'AWS::AutoScaling::AutoScalingGroup': [running('per second and instance it keeps')],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': [running('per hour'), use('per capacity unit (LCU)')],
  'AWS::ElasticLoadBalancing::LoadBalancer': [running('per hour'), use('per GB processed')],
  'AWS::ECS::Service': [running('per vCPU and GB of its Fargate tasks; nothing on EC2')],
  'AWS::EKS::Cluster': [running('per hour')],
  'AWS::EKS::Nodegroup': [running('per second and instance it keeps')],
  'AWS::ECR::Repository': [storage('per GB and month')],
  'AWS::Lambda::Function': [use('per request and GB-second')],
  'AWS::Serverless::Function': [use('per request and GB-second')],
  'AWS::ApiGateway::RestApi': [use('per request')],
  'AWS::ApiGatewayV2::Api': [use('per request')],
  'AWS::Serverless::Api': [use('per request')],
  'AWS::Serverless::HttpApi': [use('per request')],
  'AWS::StepFunctions::StateMachine': [use('per state transition, or per request and duration')],
  'AWS::Serverless::StateMachine': [use('per state transition, or per request and duration')],
  'AWS::SQS::Queue': [use('per request')],
  'AWS::SNS::Topic': [use('per request and delivery')],
  'AWS::Events::EventBus': [use('per event')],
  'AWS::Scheduler::Schedule': [use('per invocation')],
  'AWS::Kinesis::Stream': [running('per shard and hour, or per stream on demand'), use('per GB')],
  'AWS::KinesisFirehose::DeliveryStream': [use('per GB')],
  'AWS::DynamoDB::Table': [use('per read and write, or per provisioned unit and hour'), storage('per GB and month')],
  'AWS::DynamoDB::GlobalTable': [use('per read and write in each region'), storage('per GB and month in each region')],
  'AWS::Serverless::SimpleTable': [use('per read and write'), storage('per GB and month')],
  'AWS::S3::Bucket': [storage('per GB and month'), use('per request and GB sent')],
  'AWS::EFS::FileSystem': [storage('per GB and month'), use('per GB read and written')],
  'AWS::RDS::DBInstance': [running('per hour and instance class'), storage('per GB and month, backups beyond it')],
  'AWS::RDS::DBCluster': [storage('per GB and month'), use('per I/O request, unless I/O-optimized')],
  'AWS::RDS::DBProxy': [running('per hour and vCPU of its database')],
  'AWS::ElastiCache::ReplicationGroup': [running('per hour and node')],
  'AWS::ElastiCache::CacheCluster': [running('per hour and node')],
  'AWS::ElastiCache::ServerlessCache': [storage('per GB and hour'), use('per request unit')],
  'AWS::OpenSearchService::Domain': [running('per hour and node'), storage('per GB and month')],
  'AWS::Redshift::Cluster': [running('per hour and node')],
  'AWS::MSK::Cluster': [running('per hour and broker'), storage('per GB and month')],
  'AWS::CloudFront::Distribution': [use('per request and GB sent')],
  'AWS::WAFv2::WebACL': [running('per month, and per rule'), use('per request')],
  'AWS::Route53::HostedZone': [running('per month'), use('per query')],
  'AWS::Route53::HealthCheck': [running('per month')],
  'AWS::ACMPCA::CertificateAuthority': [running('per month'), use('per certificate')],
  'AWS::KMS::Key': [running('per month'), use('per request')],
  'AWS::SecretsManager::Secret': [running('per month'), use('per request')],
  'AWS::CloudWatch::Alarm': [running('per month and metric')],
  'AWS::CloudWatch::CompositeAlarm': [running('per month')],
  'AWS::CloudWatch::Dashboard': [running('per month, the first three of an account are free')],
  'AWS::Logs::LogGroup': [use('per GB taken in'), storage('per GB and month')],
  'AWS::CodePipeline::Pipeline': [running('per month and active pipeline, or per action minute')],
  'AWS::CodeBuild::Project': [use('per build minute')],
}

export const costDriversOf = (type: string): readonly CostDriver[] =>
  (Object.hasOwn(drivers, type) ? drivers[type] : undefined) ?? []

export interface CostLine {
  type: string
  count: number
  drivers: readonly CostDriver[]
}

const weight: CostBasis[] = ['running', 'storage', 'use']

/** The resource types that cost something, those first that cost while nobody uses them. */
export function costLines(counts: readonly { type: string; count: number }[]): CostLine[] {
  const rank = ({ drivers: [first] }: CostLine) => weight.indexOf(first?.basis ?? 'use')
  return counts
    .map(({ type, count }) => ({ type, count, drivers: costDriversOf(type) }))
    .filter((line) => line.drivers.length > 0)
    .toSorted((a, b) => rank(a) - rank(b) || b.count - a.count || (a.type < b.type ? -1 : 1))
}
