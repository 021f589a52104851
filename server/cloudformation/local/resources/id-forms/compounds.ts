import { isObject, type JsonObject } from '../../../template/template.ts'
import { bareName, type Form, given, stableUuid } from './texts.ts'

/** The parts of an id, with the sign between them. */
const joined =
  (sign: string, ...names: string[]): Form =>
  ({ properties }) =>
    names.map((name) => given(properties, name)).join(sign)

const ofScope: Form = ({ name, seed, properties }) => `${name}|${stableUuid(seed)}|${given(properties, 'Scope')}`

/** Types whose id is made of their properties. */
export const COMPOUNDS: Record<string, Form> = {
  'AWS::ApiGateway::BasePathMapping': joined('|', 'DomainName', 'BasePath'),
  'AWS::ApiGateway::Method': joined('|', 'RestApiId', 'ResourceId', 'HttpMethod'),
  'AWS::ApiGateway::UsagePlanKey': joined(':', 'KeyId', 'UsagePlanId'),
  'AWS::ApplicationAutoScaling::ScalableTarget': joined('|', 'ResourceId', 'ScalableDimension', 'ServiceNamespace'),
  'AWS::EC2::Route': ({ properties }) => `${given(properties, 'RouteTableId')}|${destination(properties)}`,
  'AWS::EC2::VPCGatewayAttachment': ({ properties }) =>
    `${given(properties, 'InternetGatewayId') ? 'IGW' : 'VGW'}|${given(properties, 'VpcId')}`,
  'AWS::EC2::VolumeAttachment': joined('|', 'VolumeId', 'InstanceId'),
  'AWS::EKS::Nodegroup': ({ name, properties }) => `${given(properties, 'ClusterName')}/${name}`,
  'AWS::Events::Rule': ({ name, properties }) => {
    const bus = bareName(given(properties, 'EventBusName', 'default'))
    return bus === 'default' ? name : `${bus}|${name}`
  },
  'AWS::Glue::Database': ({ name, properties }) => inner(properties, 'DatabaseInput', name),
  'AWS::Glue::Table': ({ name, properties }) => inner(properties, 'TableInput', name),
  'AWS::Lambda::EventInvokeConfig': joined('|', 'FunctionName', 'Qualifier'),
  'AWS::SecretsManager::RotationSchedule': joined('', 'SecretId'),
  'AWS::WAFv2::IPSet': ofScope,
  'AWS::WAFv2::RegexPatternSet': ofScope,
  'AWS::WAFv2::RuleGroup': ofScope,
  'AWS::WAFv2::WebACL': ofScope,
  'AWS::WAFv2::WebACLAssociation': joined('|', 'WebACLArn', 'ResourceArn'),
}

function destination(properties: JsonObject): string {
  const names = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId']
  return names.map((name) => given(properties, name)).find((value) => value !== '') ?? ''
}

function inner(properties: JsonObject, property: string, otherwise: string): string {
  const { [property]: input } = properties
  return isObject(input) ? given(input, 'Name', otherwise) : otherwise
}
