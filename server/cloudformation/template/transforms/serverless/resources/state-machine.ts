import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { indentedText } from '../digest.ts'
import { type Expanding, given, invalid, type Source } from '../expanding.ts'
import { objectPlace } from '../functions/code.ts'
import { getAtt, isIntrinsic, ref, wordOf } from '../intrinsics.ts'
import { trust } from '../policies/documents.ts'
import { roleFor } from '../policies/role.ts'
import { tagList } from '../tags.ts'
import { machineEvents } from './machine-events.ts'

/** A state machine with its role and alias, and what its events need. */
export function expandStateMachine(source: Source, all: Expanding): JsonObject {
  const { id, properties, kept } = source
  if (properties.Role && properties.Policies) {
    throw invalid(id, "Specify either 'Role' or 'Policies' (but not both at the same time) or neither of them")
  }
  const tags = [{ Key: 'stateMachine:createdBy', Value: 'SAM' }, ...tagList(properties.Tags)]
  const roleId = `${id}Role`
  const made: JsonObject = {
    [id]: {
      Type: 'AWS::StepFunctions::StateMachine',
      ...kept,
      Properties: given({
        ...definition(source),
        RoleArn: properties.Role || getAtt(roleId, 'Arn'),
        StateMachineName: properties.Name,
        StateMachineType: properties.Type,
        LoggingConfiguration: properties.Logging,
        TracingConfiguration: properties.Tracing,
        Tags: tags,
      }),
    },
  }
  if (!properties.Role) {
    const isTraced = isObject(properties.Tracing) && properties.Tracing.Enabled === true
    const policies = properties.Policies === undefined ? [] : [properties.Policies].flat()
    const wanted = isTraced ? [...policies, 'AWSXrayWriteOnlyAccess'] : policies
    const own = { ...source, properties: { ...properties, Policies: wanted } }
    made[roleId] = roleFor(own, { trust: trust('states.amazonaws.com'), managed: [], policies: [], tags }, all)
  }
  return Object.assign(made, published(source), machineEvents(source, all))
}

function definition({ id, properties }: Source): Record<string, Json | undefined> {
  const { Definition, DefinitionUri, DefinitionSubstitutions } = properties
  if (Definition && DefinitionUri) {
    throw invalid(id, "Specify either 'Definition' or 'DefinitionUri' property and not both.")
  }
  if (DefinitionUri) {
    return { DefinitionS3Location: objectPlace(id, 'DefinitionUri', DefinitionUri), DefinitionSubstitutions }
  }
  if (!isObject(Definition)) throw invalid(id, "Either 'Definition' or 'DefinitionUri' property must be specified.")
  const values: JsonObject = {}
  const text = indentedText(withSubstitutions(Definition, values))
  const substitutions = { ...(isObject(DefinitionSubstitutions) && DefinitionSubstitutions), ...values }
  return {
    DefinitionString: { 'Fn::Join': ['\n', text.split('\n')] },
    DefinitionSubstitutions: Object.keys(substitutions).length > 0 ? substitutions : undefined,
  }
}

/** A definition is a text: what only the deployment can tell is told beside it. */
function withSubstitutions(value: Json, values: JsonObject): Json {
  if (isIntrinsic(value) || isDynamicReference(value)) {
    const name = `definition_substitution_${Object.keys(values).length + 1}`
    values[name] = value
    return `\${${name}}`
  }
  if (Array.isArray(value)) return value.map((item) => withSubstitutions(item, values))
  if (!isObject(value)) return value
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1))
  return Object.fromEntries(keys.map((key) => [key, withSubstitutions(value[key] ?? null, values)]))
}

function isDynamicReference(value: Json): boolean {
  return typeof value === 'string' && /^\{\{resolve:([a-z-]+):(.+)\}\}$/.test(value)
}

/** The version and alias of `AutoPublishAlias`. */
function published({ id, properties, passed }: Source): JsonObject {
  const { AutoPublishAlias, DeploymentPreference, UseAliasAsEventTarget } = properties
  if (!AutoPublishAlias) {
    const needy = UseAliasAsEventTarget ? 'UseAliasAsEventTarget' : DeploymentPreference ? 'DeploymentPreference' : ''
    if (needy) throw invalid(id, `'${needy}' requires 'AutoPublishAlias' property to be specified.`)
    return {}
  }
  const preference = isObject(DeploymentPreference) ? DeploymentPreference : { Type: 'ALL_AT_ONCE' }
  return {
    [`${id}Version`]: {
      Type: 'AWS::StepFunctions::StateMachineVersion',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      ...passed,
      Properties: {
        StateMachineArn: ref(id),
        StateMachineRevisionId: getAtt(id, 'StateMachineRevisionId'),
      },
    },
    [`${id}Alias${wordOf(AutoPublishAlias)}`]: {
      Type: 'AWS::StepFunctions::StateMachineAlias',
      ...passed,
      Properties: {
        Name: AutoPublishAlias,
        DeploymentPreference: { ...preference, StateMachineVersionArn: ref(`${id}Version`) },
      },
    },
  }
}
