import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { digestOf } from '../digest.ts'
import { type Expanding, given, invalid, picked, type Source } from '../expanding.ts'
import { getAtt, ref, wordOf } from '../intrinsics.ts'

type Kind = 'rest' | 'http'

/** The domain of an API, its paths there, and its records in a hosted zone. */
export function apiDomain(source: Source, kind: Kind, all: Expanding): JsonObject {
  const { id, properties } = source
  const { Domain } = properties
  if (Domain === undefined || Domain === null) return {}
  if (!isObject(Domain)) throw invalid(id, "Property 'Domain' should be a map.")
  check(id, Domain, kind)
  const isPrivate = Domain.EndpointConfiguration === 'PRIVATE'
  const domainId = `ApiGatewayDomainName${kind === 'http' || isPrivate ? 'V2' : ''}${digestOf(Domain.DomainName)}`
  if (!isPrivate) {
    Domain.ApiDomainName = domainId
    Domain.EndpointConfiguration ??= 'REGIONAL'
  }
  const made: JsonObject = { [domainId]: domainResource(source, Domain, kind, isPrivate) }
  Object.assign(made, mappings(source, Domain, kind, isPrivate, domainId))
  if (isPrivate && isObject(Domain.AccessAssociation)) {
    const endpoint = Domain.AccessAssociation.VpcEndpointId ?? null
    made[`DomainNameAccessAssociation${digestOf([endpoint, domainId])}`] = {
      Type: 'AWS::ApiGateway::DomainNameAccessAssociation',
      ...source.passed,
      Properties: {
        DomainNameArn: ref(domainId),
        AccessAssociationSourceType: 'VPCE',
        AccessAssociationSource: endpoint,
      },
    }
  }
  return Object.assign(made, records(source, Domain, isPrivate ? (Domain.DomainName ?? null) : domainId, all))
}

function check(id: string, domain: JsonObject, kind: Kind): void {
  const { DomainName, CertificateArn, EndpointConfiguration, MutualTlsAuthentication } = domain
  if (kind === 'http' && (DomainName === undefined || CertificateArn === undefined)) {
    throw invalid(id, 'Custom Domains only works if both DomainName and CertificateArn are provided.')
  }
  for (const name of ['DomainName', 'CertificateArn']) {
    if (domain[name] === undefined) throw invalid(id, `Property 'Domain.${name}' is required.`)
  }
  const known = kind === 'http' ? ['REGIONAL'] : ['EDGE', 'REGIONAL', 'PRIVATE']
  if (EndpointConfiguration !== undefined && !known.includes(wordOf(EndpointConfiguration))) {
    const listed = known.map((one) => `'${one}'`).join(', ')
    throw invalid(id, `EndpointConfiguration for Custom Domains must be one of [${listed}].`)
  }
  const tls = isObject(MutualTlsAuthentication) ? Object.keys(MutualTlsAuthentication) : []
  if (tls.some((name) => name !== 'TruststoreUri' && name !== 'TruststoreVersion')) {
    const place = kind === 'http' ? '' : 'Domain.'
    throw invalid(id, `Available ${place}MutualTlsAuthentication fields are ['TruststoreUri', 'TruststoreVersion'].`)
  }
}

function domainResource({ passed }: Source, domain: JsonObject, kind: Kind, isPrivate: boolean): JsonObject {
  const { DomainName = null, CertificateArn = null, EndpointConfiguration = null, IpAddressType } = domain
  const tls = isObject(domain.MutualTlsAuthentication) ? domain.MutualTlsAuthentication : undefined
  if (kind === 'http') {
    const config = { CertificateArn, EndpointType: EndpointConfiguration }
    const more = picked(domain, ['OwnershipVerificationCertificateArn', 'SecurityPolicy'])
    return {
      Type: 'AWS::ApiGatewayV2::DomainName',
      ...passed,
      Properties: given({
        DomainName,
        DomainNameConfigurations: [{ ...config, ...more }],
        MutualTlsAuthentication: tls,
        Tags: { 'httpapi:createdBy': 'SAM' },
      }),
    }
  }
  const certificate = EndpointConfiguration === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn'
  return {
    Type: isPrivate ? 'AWS::ApiGateway::DomainNameV2' : 'AWS::ApiGateway::DomainName',
    ...passed,
    Properties: given({
      DomainName,
      [certificate]: CertificateArn,
      EndpointConfiguration: given({ Types: [EndpointConfiguration], IpAddressType }),
      MutualTlsAuthentication: tls,
      ...picked(domain, ['SecurityPolicy', 'EndpointAccessMode', 'OwnershipVerificationCertificateArn']),
      Policy: isPrivate ? domain.Policy : undefined,
    }),
  }
}

function mappings(
  { id, passed }: Source,
  domain: JsonObject,
  kind: Kind,
  isPrivate: boolean,
  domainId: string,
): JsonObject {
  const paths: (Json | undefined)[] = domain.BasePath ? [domain.BasePath].flat() : [undefined]
  const common = isPrivate ? { DomainNameArn: ref(domainId) } : { DomainName: ref(domainId) }
  return Object.fromEntries(
    paths.map((path): [string, Json] => {
      if (path !== undefined && typeof path !== 'string') throw invalid(id, 'Basepath must be a string.')
      if (kind === 'http') {
        if (path !== undefined && /[^0-9a-zA-Z/_-]/.test(path)) throw invalid(id, 'Invalid Basepath name provided.')
        const key = path?.replace(/^\/+|\/+$/g, '')
        const Properties = given({ ...common, ApiId: ref(id), Stage: ref(`${id}.Stage`), ApiMappingKey: key })
        const word = path?.replace(/[-_/]+/g, '') ?? ''
        return [`${id}${word}ApiMapping`, { Type: 'AWS::ApiGatewayV2::ApiMapping', ...passed, Properties }]
      }
      const word = path?.replace(/[^\p{L}\p{N}]/gu, '')
      const BasePath = domain.NormalizeBasePath === false ? path : word
      const Type = isPrivate ? 'AWS::ApiGateway::BasePathMappingV2' : 'AWS::ApiGateway::BasePathMapping'
      const Properties = given({ ...common, RestApiId: ref(id), Stage: ref(`${id}.Stage`), BasePath })
      return [`${id}${word ?? ''}BasePathMapping`, { Type, ...passed, Properties }]
    }),
  )
}

/** Records that lead to the domain; those of one hosted zone are one group. */
function records({ id, passed }: Source, domain: JsonObject, target: Json, all: Expanding): JsonObject {
  const { Route53: zone, DomainName = null } = domain
  if (zone === undefined || zone === null) return {}
  if (!isObject(zone)) throw invalid(id, "Property 'Domain.Route53' should be a map.")
  const hosted = zone.HostedZoneId ?? zone.HostedZoneName
  if (hosted === undefined) {
    throw invalid(id, 'HostedZoneId or HostedZoneName is required to enable Route53 support on Custom Domains.')
  }
  const alias = aliasTarget(domain, zone, wordOf(target))
  const types = zone.IpV6 === true ? ['A', 'AAAA'] : ['A']
  const sets = types.map((Type) => ({
    Name: DomainName,
    Type,
    AliasTarget: alias,
    ...picked(zone, ['Region', 'SetIdentifier']),
  }))
  const isSeparate = zone.SeparateRecordSetGroup === true
  const groupId = `RecordSetGroup${isSeparate ? digestOf([hosted, DomainName]) : digestOf(hosted)}`
  const before = isSeparate ? [] : (all.recordSets[groupId] ?? [])
  const together = [...before, ...sets]
  if (!isSeparate) all.recordSets[groupId] = together
  const Properties = { ...picked(zone, ['HostedZoneId', 'HostedZoneName']), RecordSets: together }
  const earlier = isObject(all.made[groupId]) ? all.made[groupId] : { Type: 'AWS::Route53::RecordSetGroup', ...passed }
  return { [groupId]: { ...earlier, Properties } }
}

const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2'

function aliasTarget(domain: JsonObject, zone: JsonObject, domainId: string): JsonObject {
  const health = given({ EvaluateTargetHealth: zone.EvaluateTargetHealth })
  if (domain.EndpointConfiguration === 'REGIONAL') {
    return {
      ...health,
      HostedZoneId: getAtt(domainId, 'RegionalHostedZoneId'),
      DNSName: getAtt(domainId, 'RegionalDomainName'),
    }
  }
  if (domain.EndpointConfiguration === 'EDGE') {
    const name = zone.DistributionDomainName ?? getAtt(domainId, 'DistributionDomainName')
    return { ...health, HostedZoneId: CLOUDFRONT_ZONE, DNSName: name }
  }
  return given({ ...health, HostedZoneId: zone.VpcEndpointHostedZoneId, DNSName: zone.VpcEndpointDomainName })
}
