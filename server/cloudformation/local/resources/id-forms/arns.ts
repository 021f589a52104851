import { arn, bareName, type Form, given, MIXED, SMALL, stableHex, stableText, stableUuid } from './texts.ts'

/** Types whose id is an ARN that names more than the resource, or names it by a number. */
export const ARNS: Record<string, Form> = {
  'AWS::AppSync::GraphQLApi': (it) => arn('appsync', it, `apis/${stableText(it.seed, SMALL, 26)}`),
  'AWS::ApplicationAutoScaling::ScalingPolicy': (it) => {
    const target = given(it.properties, 'ScalingTargetId')
    const [resourceId = target, , namespace = given(it.properties, 'ServiceNamespace')] = target.split('|')
    const scaled = `${namespace}/${given(it.properties, 'ResourceId', resourceId)}`
    return arn(
      'autoscaling',
      it,
      `scalingPolicy:${stableUuid(it.seed + scaled)}:resource/${scaled}:policyName/${it.name}`,
    )
  },
  'AWS::AutoScaling::ScalingPolicy': (it) => {
    const group = given(it.properties, 'AutoScalingGroupName')
    return arn(
      'autoscaling',
      it,
      `scalingPolicy:${stableUuid(it.seed)}:autoScalingGroupName/${group}:policyName/${it.name}`,
    )
  },
  'AWS::Batch::JobDefinition': (it) => arn('batch', it, `job-definition/${it.name}:${revision(it.previous)}`),
  'AWS::CertificateManager::Certificate': (it) => arn('acm', it, `certificate/${stableUuid(it.seed)}`),
  'AWS::CodeConnections::Connection': (it) => arn('codeconnections', it, `connection/${stableUuid(it.seed)}`),
  'AWS::CodeStarConnections::Connection': (it) => arn('codestar-connections', it, `connection/${stableUuid(it.seed)}`),
  'AWS::CodeStarNotifications::NotificationRule': (it) =>
    arn('codestar-notifications', it, `notificationrule/${stableHex(it.seed, 40)}`),
  'AWS::ECS::Service': (it) =>
    arn('ecs', it, `service/${bareName(given(it.properties, 'Cluster', 'default'))}/${it.name}`),
  'AWS::ECS::TaskDefinition': (it) => {
    const family = given(it.properties, 'Family', it.name.replaceAll('-', ''))
    const isSameFamily = it.previous?.includes(`/${family}:`)
    return arn('ecs', it, `task-definition/${family}:${revision(isSameFamily ? it.previous : undefined)}`)
  },
  'AWS::ElasticLoadBalancingV2::Listener': (it) =>
    `${given(it.properties, 'LoadBalancerArn').replace(':loadbalancer/', ':listener/')}/${stableHex(it.seed, 16)}`,
  'AWS::ElasticLoadBalancingV2::ListenerRule': (it) =>
    `${given(it.properties, 'ListenerArn').replace(':listener/', ':listener-rule/')}/${stableHex(it.seed, 16)}`,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (it) => {
    const kind = { network: 'net', gateway: 'gwy' }[given(it.properties, 'Type')] ?? 'app'
    return arn('elasticloadbalancing', it, `loadbalancer/${kind}/${it.name}/${stableHex(it.seed, 16)}`)
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': (it) =>
    arn('elasticloadbalancing', it, `targetgroup/${it.name}/${stableHex(it.seed, 16)}`),
  'AWS::IAM::OIDCProvider': (it) =>
    arn('iam', { ...it, region: '' }, `oidc-provider/${given(it.properties, 'Url').replace(/^https?:\/\//, '')}`),
  'AWS::Kinesis::StreamConsumer': (it) =>
    `${given(it.properties, 'StreamARN')}/consumer/${it.name}:${stableText(it.seed, '123456789', 10)}`,
  'AWS::Lambda::Alias': (it) => `${functionArn(it)}:${given(it.properties, 'Name')}`,
  'AWS::Lambda::LayerVersion': (it) =>
    arn('lambda', it, `layer:${given(it.properties, 'LayerName', it.name)}:${revision(it.previous)}`),
  'AWS::Lambda::Url': (it) => {
    const qualifier = given(it.properties, 'Qualifier')
    return qualifier ? `${functionArn(it)}:${qualifier}` : functionArn(it)
  },
  'AWS::Lambda::Version': (it) => `${functionArn(it)}:${revision(it.previous)}`,
  'AWS::MSK::Cluster': (it) => arn('kafka', it, `cluster/${it.name}/${stableUuid(it.seed)}-1`),
  'AWS::SNS::Subscription': (it) =>
    `${given(it.properties, 'TopicArn', arn('sns', it, 'topic'))}:${stableUuid(it.seed)}`,
  'AWS::SecretsManager::Secret': (it) =>
    arn('secretsmanager', it, `secret:${it.name}-${stableText(it.seed, MIXED, 6)}`),
}

/** What is numbered anew each time it is replaced. */
function revision(previous: string | undefined): number {
  return Number(/:(\d+)$/.exec(previous ?? '')?.[1] ?? 0) + 1
}

/** The function's own ARN, whether it was named, qualified or given as an ARN. */
function functionArn(it: Parameters<Form>[0]): string {
  const named = given(it.properties, 'FunctionName', given(it.properties, 'TargetFunctionArn'))
  const [, name = named] = /function:([^:]+)/.exec(named) ?? []
  return named.startsWith('arn:') ? named.split(':').slice(0, 7).join(':') : arn('lambda', it, `function:${name}`)
}
