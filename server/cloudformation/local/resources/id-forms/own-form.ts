import { ARNS } from './arns.ts'
import { COMPOUNDS } from './compounds.ts'
import { PREFIXES } from './prefixes.ts'
import {
  CAPITAL,
  type Form,
  given,
  type Making,
  MIXED,
  prefixed,
  SMALL,
  stableHex,
  stableText,
  stableUuid,
} from './texts.ts'

/** Letters and digits of this many places. */
const small =
  (places: number): Form =>
  ({ seed }) =>
    stableText(seed, SMALL, places)
const uuid: Form = ({ seed }) => stableUuid(seed)
const named: Form = ({ name }) => name
const distribution: Form = ({ seed }) => `E${stableText(seed, CAPITAL, 13)}`
/** What the handler of a custom resource answers by default is the log stream it wrote to. */
const logStream: Form = ({ seed }) =>
  `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${stableHex(seed, 32)}`

/** Types whose physical id has a form that does not follow from the public table. */
const FORMS: Record<string, Form> = {
  ...ARNS,
  ...COMPOUNDS,
  'AWS::AmazonMQ::Broker': ({ seed }) => `b-${stableUuid(seed)}`,
  'AWS::ApiGateway::Account': named,
  'AWS::ApiGateway::ApiKey': small(10),
  'AWS::ApiGateway::Authorizer': small(6),
  'AWS::ApiGateway::Deployment': small(6),
  'AWS::ApiGateway::RequestValidator': small(6),
  'AWS::ApiGateway::Resource': small(6),
  'AWS::ApiGateway::RestApi': small(10),
  'AWS::ApiGateway::UsagePlan': small(6),
  'AWS::ApiGateway::VpcLink': small(6),
  'AWS::ApiGatewayV2::Api': small(10),
  'AWS::ApiGatewayV2::Authorizer': small(6),
  'AWS::ApiGatewayV2::Deployment': small(6),
  'AWS::ApiGatewayV2::Integration': small(7),
  'AWS::ApiGatewayV2::Route': small(7),
  'AWS::AppConfig::Application': small(7),
  'AWS::AutoScaling::ScheduledAction': named,
  'AWS::Budgets::Budget': named,
  'AWS::CDK::Metadata': uuid,
  'AWS::CloudFront::CachePolicy': uuid,
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': distribution,
  'AWS::CloudFront::Distribution': distribution,
  'AWS::CloudFront::OriginAccessControl': distribution,
  'AWS::CloudFront::OriginRequestPolicy': uuid,
  'AWS::CodeCommit::Repository': uuid,
  'AWS::Cognito::IdentityPool': ({ seed, region }) => `${region}:${stableUuid(seed)}`,
  'AWS::Cognito::UserPool': ({ seed, region }) => `${region}_${stableText(seed, MIXED, 9)}`,
  'AWS::Cognito::UserPoolClient': small(26),
  'AWS::EC2::EIP': ({ seed }) => `203.0.113.${Number.parseInt(stableHex(seed, 2), 16)}`,
  'AWS::EC2::NetworkAclEntry': named,
  'AWS::EC2::PlacementGroup': named,
  // A group outside a VPC is known by its name.
  'AWS::EC2::SecurityGroup': ({ name, seed, properties }) => (given(properties, 'VpcId') ? prefixed('sg', seed) : name),
  'AWS::IAM::AccessKey': ({ seed }) => `AKIA${stableText(seed, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`,
  'AWS::IAM::Policy': named,
  'AWS::IAM::UserToGroupAddition': named,
  'AWS::KMS::Key': uuid,
  'AWS::Lambda::EventSourceMapping': uuid,
  'AWS::Lambda::Permission': named,
  'AWS::Route53::HealthCheck': uuid,
  'AWS::Route53::HostedZone': ({ seed }) => `Z${stableText(seed, CAPITAL, 20)}`,
  'AWS::Route53::RecordSetGroup': named,
  'AWS::SNS::TopicPolicy': named,
  'AWS::SQS::QueuePolicy': named,
  'AWS::ServiceDiscovery::HttpNamespace': ({ seed }) => `ns-${stableText(seed, SMALL, 16)}`,
  'AWS::ServiceDiscovery::PrivateDnsNamespace': ({ seed }) => `ns-${stableText(seed, SMALL, 16)}`,
  'AWS::ServiceDiscovery::PublicDnsNamespace': ({ seed }) => `ns-${stableText(seed, SMALL, 16)}`,
  'AWS::ServiceDiscovery::Service': ({ seed }) => `srv-${stableText(seed, SMALL, 16)}`,
}

/** Types that take no capitals in their names. */
const LOWER_CASE = /^AWS::(?:S3|RDS|Redshift|ElastiCache|Neptune|DocDB|MemoryDB|OpenSearchService|Elasticsearch|Glue)::/

/** Types with so little room for a name that CloudFormation keeps the first letters only. */
const SHORT = /^AWS::(?:ElasticLoadBalancing(?:V2)?|OpenSearchService|Elasticsearch|ElastiCache)::/

/** Types that CloudFormation names after the resource alone. */
const WITHOUT_STACK = new Set(['AWS::SecretsManager::Secret', 'AWS::StepFunctions::StateMachine'])

/** A name that nobody chose, as its type takes one: `<stack>-<resource>-<twelve characters>` or a shorter form. */
export function nameFor(
  type: string,
  logicalId: string,
  stackName: string,
  random: (alphabet: string) => string,
): string {
  if (type === 'AWS::SSM::Parameter') return `CFN-${logicalId}-${random(CAPITAL)}`
  if (WITHOUT_STACK.has(type)) return `${logicalId}-${random(MIXED)}`
  const [stack, resource] = SHORT.test(type) ? [stackName.slice(0, 5), logicalId.slice(0, 5)] : [stackName, logicalId]
  const room = Math.max(63 - 12 - resource.length - 2, 1)
  const name = `${stack.slice(0, room)}-${resource}-${random(CAPITAL)}`
  return LOWER_CASE.test(type) ? name.toLowerCase() : name
}

/** The id of a new physical resource of a type whose ids have a form of their own. */
export function ownForm(type: string, making: Making): string | undefined {
  if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource') return logStream(making)
  if (Object.hasOwn(FORMS, type)) return FORMS[type]?.(making)
  return Object.hasOwn(PREFIXES, type) ? prefixed(PREFIXES[type] ?? '', making.seed) : undefined
}
