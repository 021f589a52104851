import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { type Expanding, given, invalid, lookedUp, managedPolicy, type Source } from '../expanding.ts'
import { getAtt, ifParts, isIntrinsic, isNoValue, ref } from '../intrinsics.ts'
import { trust } from '../policies/documents.ts'
import { tagList } from '../tags.ts'

const APPLICATION = 'ServerlessDeploymentApplication'
const SERVICE_ROLE = 'CodeDeployServiceRole'
const CONDITION = 'ServerlessCodeDeployCondition'

/** The configurations that CodeDeploy has for Lambda, by the names SAM has for them. */
const PREDEFINED = new Set([
  'AllAtOnce',
  'Canary10Percent10Minutes',
  'Canary10Percent15Minutes',
  'Canary10Percent30Minutes',
  'Canary10Percent5Minutes',
  'Linear10PercentEvery10Minutes',
  'Linear10PercentEvery1Minute',
  'Linear10PercentEvery2Minutes',
  'Linear10PercentEvery3Minutes',
])

/** How an alias moves to another version, when its function has a deployment preference. */
export function updatePolicy({ id, properties }: Source, all: Expanding): JsonObject | undefined {
  const preference = properties.DeploymentPreference
  if (!isObject(preference)) return undefined
  const enabled = lookedUp(all, preference.Enabled) ?? true
  if (enabled === false || enabled === 'false' || enabled === 'False') return undefined
  const hooks = preference.Hooks ?? {}
  if (!isObject(hooks)) throw invalid(id, "'Hooks' property of 'DeploymentPreference' must be a dictionary")
  return {
    CodeDeployLambdaAliasUpdate: given({
      ApplicationName: ref(APPLICATION),
      DeploymentGroupName: ref(`${id}DeploymentGroup`),
      BeforeAllowTrafficHook: hooks.PreTraffic,
      AfterAllowTrafficHook: hooks.PostTraffic,
    }),
  }
}

/** CodeDeploy's application, its role, and a group for each function with a deployment preference. */
export function deployments(all: Expanding): JsonObject {
  if (all.deployments.length === 0) return {}
  const condition = sharedCondition(all)
  const tags = Object.assign({}, ...all.deployments.map((one) => one.tags ?? {})) as JsonObject
  const shared = { ...(condition !== undefined && { Condition: condition }) }
  const tagged = given({ Tags: Object.keys(tags).length > 0 ? tagList(tags) : undefined })
  const made: JsonObject = {
    [APPLICATION]: {
      Type: 'AWS::CodeDeploy::Application',
      ...shared,
      Properties: { ComputePlatform: 'Lambda', ...tagged },
    },
  }
  if (!all.deployments.every(({ preference }) => preference.Role)) {
    const arn = managedPolicy(all, 'service-role/AWSCodeDeployRoleForLambda')
    made[SERVICE_ROLE] = {
      Type: 'AWS::IAM::Role',
      ...shared,
      Properties: {
        AssumeRolePolicyDocument: trust('codedeploy.amazonaws.com'),
        ManagedPolicyArns: [arn],
        ...tagged,
      },
    }
  }
  for (const one of all.deployments) made[`${one.functionId}DeploymentGroup`] = group(one)
  return made
}

/** Where every function has a condition, what they share has it too. */
function sharedCondition({ deployments: list, conditions }: Expanding): Json | undefined {
  const names = [...new Set(list.map(({ condition }) => condition))]
  if (names.includes(undefined)) return undefined
  if (names.length === 1) return names[0]
  conditions[CONDITION] = { 'Fn::Or': names.map((name) => ({ Condition: name ?? '' })) }
  return CONDITION
}

function group({ functionId, preference, condition, tags }: Expanding['deployments'][number]): JsonObject {
  return {
    Type: 'AWS::CodeDeploy::DeploymentGroup',
    ...(condition !== undefined && { Condition: condition }),
    Properties: given({
      AlarmConfiguration: alarms(functionId, preference.Alarms),
      ApplicationName: ref(APPLICATION),
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
      DeploymentConfigName: configuration(preference.Type ?? ''),
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
      ServiceRoleArn: preference.Role || getAtt(SERVICE_ROLE, 'Arn'),
      TriggerConfigurations: preference.TriggerConfigurations,
      Tags: tags && tagList(tags),
    }),
  }
}

function alarms(id: string, given: Json | undefined): Json | undefined {
  if (!given || isNoValue(given)) return undefined
  const parts = ifParts(given)
  if (parts) return { 'Fn::If': [parts[0], alarmList(id, parts[1]), alarmList(id, parts[2])] }
  return alarmList(id, given)
}

function alarmList(id: string, list: Json): Json {
  if (!Array.isArray(list)) throw invalid(id, 'Alarms must be a list')
  if (list.length === 0 || isNoValue(list[0])) return {}
  return { Enabled: true, Alarms: list.map((Name) => ({ Name })) }
}

function configuration(type: Json, inside = ''): Json {
  if (Array.isArray(type)) return type.map((item) => configuration(item))
  if (isObject(type) && isIntrinsic(type)) {
    return Object.fromEntries(Object.entries(type).map(([name, value]) => [name, configuration(value, name)]))
  }
  if (typeof type !== 'string' || !PREDEFINED.has(type)) return type
  const named: Json[] = ['CodeDeployDefault.Lambda${ConfigName}', { ConfigName: type }]
  return inside === 'Fn::Sub' ? named : { 'Fn::Sub': named }
}
