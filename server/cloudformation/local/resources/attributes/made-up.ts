import type { Json, JsonObject } from '../../../template/template.ts'
import {
  arn,
  bareName,
  CAPITAL,
  given,
  MIXED,
  prefixed,
  SMALL,
  stableHex,
  stableText,
  stableUuid,
} from '../id-forms/texts.ts'

export type Asked = {
  physicalId: string
  properties: JsonObject
  account: string
  region: string
  /** The same for the same attribute of the same resource, unlike any other. */
  seed: string
}
type Attribute = (it: Asked) => Json

const own: Attribute = (it) => it.physicalId
const constant =
  (value: string): Attribute =>
  () =>
    value
const numbered =
  (prefix: string): Attribute =>
  (it) =>
    prefixed(prefix, it.seed)
const zone: Attribute = (it) => `Z${stableText(it.seed, CAPITAL, 20)}`
const part =
  (at: number): Attribute =>
  (it) =>
    it.physicalId.split(/[/|]/)[at] ?? it.physicalId
const afterResource =
  (kind: string): Attribute =>
  (it) =>
    it.physicalId.split(`:${kind}/`)[1] ?? it.physicalId
const createdAt = '2026-01-01T00:00:00.000'
const table: Attribute = (it) => arn('dynamodb', it, `table/${it.physicalId}`)
const stream: Attribute = (it) => `${String(table(it))}/stream/${createdAt}`
const searchDomain: Attribute = (it) =>
  `search-${it.physicalId}-${stableText(it.physicalId, SMALL, 26)}.${it.region}.es.amazonaws.com`
const balancer: Attribute = (it) => {
  const name = it.physicalId.includes('/') ? part(2)(it) : it.physicalId
  return `${String(name)}-${stableText(it.physicalId, '123456789', 10)}.${it.region}.elb.amazonaws.com`
}
const repository =
  (start: string): Attribute =>
  (it) =>
    `${start}git-codecommit.${it.region}.amazonaws.com/v1/repos/${given(it.properties, 'RepositoryName')}`
const issuer: Attribute = (it) => `https://oidc.eks.${it.region}.amazonaws.com/id/${hex32(it)}`
const graph =
  (kind: string): Attribute =>
  (it) =>
    `https://${stableText(it.physicalId, SMALL, 26)}.appsync-${kind}.${it.region}.amazonaws.com/graphql`

/** Attributes whose form does not follow from their names: `Type.Attribute`, without `AWS::`. */
export const ATTRIBUTES: Record<string, Attribute> = {
  'AmazonMQ::Broker.Arn': (it) => arn('mq', it, `broker:${given(it.properties, 'BrokerName')}:${it.physicalId}`),
  'ApiGateway::ApiKey.APIKeyId': own,
  'ApiGateway::DomainName.DistributionDomainName': (it) => `d${stableText(it.seed, SMALL, 13)}.cloudfront.net`,
  'ApiGateway::DomainName.DistributionHostedZoneId': constant('Z2FDTNDATAQYW2'),
  'ApiGateway::DomainName.RegionalDomainName': (it) =>
    `d-${stableText(it.seed, SMALL, 10)}.execute-api.${it.region}.amazonaws.com`,
  'ApiGateway::RequestValidator.RequestValidatorId': own,
  'ApiGateway::RestApi.RestApiId': own,
  'ApiGateway::RestApi.RootResourceId': (it) => stableText(it.seed, SMALL, 10),
  'ApiGatewayV2::Api.ApiEndpoint': (it) => `https://${it.physicalId}.execute-api.${it.region}.amazonaws.com`,
  'AppSync::GraphQLApi.ApiId': (it) => bareName(it.physicalId),
  'AppSync::GraphQLApi.GraphQLUrl': graph('api'),
  'AppSync::GraphQLApi.RealtimeUrl': (it) => String(graph('realtime-api')(it)).replace('https:', 'wss:'),
  'CloudFront::CloudFrontOriginAccessIdentity.S3CanonicalUserId': (it) => stableHex(it.seed, 64),
  'CloudFront::Distribution.DomainName': (it) => `d${stableText(it.seed, SMALL, 13)}.cloudfront.net`,
  'CodeCommit::Repository.Arn': (it) => arn('codecommit', it, given(it.properties, 'RepositoryName')),
  'CodeCommit::Repository.CloneUrlHttp': repository('https://'),
  'CodeCommit::Repository.CloneUrlSsh': repository('ssh://'),
  'CodeCommit::Repository.Name': (it) => given(it.properties, 'RepositoryName'),
  'CodePipeline::Pipeline.Version': constant('1'),
  'Cognito::UserPool.ProviderName': (it) => `cognito-idp.${it.region}.amazonaws.com/${it.physicalId}`,
  'Cognito::UserPool.ProviderURL': (it) => `https://cognito-idp.${it.region}.amazonaws.com/${it.physicalId}`,
  'Cognito::UserPoolClient.ClientSecret': (it) => stableText(it.seed, SMALL, 51),
  'Cognito::UserPoolDomain.CloudFrontDistribution': (it) => `d${stableText(it.seed, SMALL, 13)}.cloudfront.net`,
  'DynamoDB::GlobalTable.Arn': table,
  'DynamoDB::GlobalTable.StreamArn': stream,
  'DynamoDB::GlobalTable.TableId': (it) => stableUuid(it.seed),
  'DynamoDB::Table.StreamArn': stream,
  'EC2::EIP.AllocationId': numbered('eipalloc'),
  'EC2::Instance.PrivateDnsName': (it) => `ip-10-0-${octet(it, 0)}-${octet(it, 2)}.${it.region}.compute.internal`,
  'EC2::Instance.PrivateIp': (it) => `10.0.${octet(it, 0)}.${octet(it, 2)}`,
  'EC2::Instance.PublicDnsName': (it) => `ec2-203-0-113-${octet(it, 4)}.${it.region}.compute.amazonaws.com`,
  'EC2::Instance.PublicIp': (it) => `203.0.113.${octet(it, 4)}`,
  'EC2::Instance.VpcId': numbered('vpc'),
  'EC2::KeyPair.KeyPairId': numbered('key'),
  'EC2::LaunchTemplate.DefaultVersionNumber': constant('1'),
  'EC2::LaunchTemplate.LatestVersionNumber': constant('1'),
  'EC2::NatGateway.EniId': numbered('eni'),
  'EC2::Route.CidrBlock': part(1),
  'EC2::SecurityGroup.GroupId': (it) =>
    it.physicalId.startsWith('sg-') ? it.physicalId : prefixed('sg', it.physicalId),
  'EC2::SecurityGroup.Id': (it) => (it.physicalId.startsWith('sg-') ? it.physicalId : prefixed('sg', it.physicalId)),
  'EC2::SecurityGroup.VpcId': numbered('vpc'),
  'EC2::Subnet.NetworkAclAssociationId': numbered('aclassoc'),
  'EC2::VPC.CidrBlockAssociations': (it) => [prefixed('vpc-cidr-assoc', it.seed)],
  'EC2::VPC.DefaultNetworkAcl': numbered('acl'),
  'EC2::VPC.DefaultSecurityGroup': numbered('sg'),
  'EC2::VPCGatewayAttachment.AttachmentType': part(0),
  'ECR::Repository.RepositoryUri': (it) => `${it.account}.dkr.ecr.${it.region}.amazonaws.com/${it.physicalId}`,
  'EFS::MountTarget.IpAddress': (it) => `10.0.${octet(it, 0)}.${octet(it, 2)}`,
  'EKS::Cluster.CertificateAuthorityData': (it) => Buffer.from(stableHex(it.seed, 64)).toString('base64'),
  'EKS::Cluster.ClusterSecurityGroupId': numbered('sg'),
  'EKS::Cluster.Endpoint': (it) => `https://${hex32(it)}.gr7.${it.region}.eks.amazonaws.com`,
  'EKS::Cluster.OpenIdConnectIssuerUrl': issuer,
  'EKS::Nodegroup.NodegroupName': part(1),
  'ElasticLoadBalancing::LoadBalancer.CanonicalHostedZoneNameID': zone,
  'ElasticLoadBalancing::LoadBalancer.DNSName': balancer,
  'ElasticLoadBalancingV2::LoadBalancer.CanonicalHostedZoneID': zone,
  'ElasticLoadBalancingV2::LoadBalancer.DNSName': balancer,
  'ElasticLoadBalancingV2::LoadBalancer.LoadBalancerFullName': afterResource('loadbalancer'),
  'ElasticLoadBalancingV2::LoadBalancer.LoadBalancerName': part(2),
  'ElasticLoadBalancingV2::TargetGroup.TargetGroupFullName': (it) => it.physicalId.split(':').at(-1) ?? '',
  'ElasticLoadBalancingV2::TargetGroup.TargetGroupName': part(1),
  'Elasticsearch::Domain.DomainEndpoint': searchDomain,
  'IAM::AccessKey.SecretAccessKey': (it) => stableText(it.seed, MIXED, 40),
  'IAM::ManagedPolicy.AttachmentCount': constant('0'),
  'IAM::ManagedPolicy.DefaultVersionId': constant('v1'),
  'IAM::ManagedPolicy.IsAttachable': constant('true'),
  'IAM::ManagedPolicy.PolicyId': (it) => `ANPA${stableText(it.seed, CAPITAL, 17)}`,
  'IAM::Role.RoleId': (it) => `AROA${stableText(it.seed, CAPITAL, 17)}`,
  'Kinesis::StreamConsumer.ConsumerStatus': constant('ACTIVE'),
  'Lambda::Url.FunctionUrl': (it) => `https://${stableText(it.seed, SMALL, 32)}.lambda-url.${it.region}.on.aws/`,
  'OpenSearchService::Domain.DomainEndpoint': searchDomain,
  'ServiceDiscovery::PrivateDnsNamespace.HostedZoneId': zone,
  'ServiceDiscovery::PublicDnsNamespace.HostedZoneId': zone,
  'WAFv2::WebACL.Arn': webAcl,
  'WAFv2::WebACL.Capacity': constant('0'),
  'WAFv2::WebACL.Id': part(1),
}

function webAcl(it: Asked): string {
  const [name = '', id = '', scope = ''] = it.physicalId.split('|')
  return arn('wafv2', it, `${scope === 'CLOUDFRONT' ? 'global' : 'regional'}/webacl/${name}/${id}`)
}

function octet(it: Asked, at: number): number {
  return Number.parseInt(stableHex(it.physicalId, 8).slice(at, at + 2), 16)
}

function hex32(it: Asked): string {
  return stableHex(it.physicalId, 32).toUpperCase()
}
