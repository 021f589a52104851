import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import { type Expanding, invalid, picked, type Source } from '../../expanding.ts'
import { ref } from '../../intrinsics.ts'

const WORDS = ['CreateUsagePlan', 'Description', 'Quota', 'Tags', 'Throttle', 'UsagePlanName']
const SHARED_CONDITION = 'SharedUsagePlanCondition'

/** A usage plan with an API key: one of the API's own, or one that all APIs share. */
export function usagePlan(source: Source, stageId: string, all: Expanding): JsonObject {
  const { id, properties, passed } = source
  const plan = isObject(properties.Auth) ? properties.Auth.UsagePlan : undefined
  if (plan === undefined || plan === null) return {}
  if (!isObject(plan)) throw invalid(id, "'UsagePlan' must be a dictionary")
  if (Object.keys(plan).some((name) => !WORDS.includes(name))) throw invalid(id, "Invalid property for 'UsagePlan'")
  const kind = plan.CreateUsagePlan
  if (kind === undefined) throw invalid(id, "'CreateUsagePlan' is a required field for UsagePlan.")
  if (kind === 'NONE') return {}
  if (kind !== 'SHARED' && kind !== 'PER_API') {
    throw invalid(id, "'CreateUsagePlan' accepts one of ['SHARED', 'PER_API', 'NONE'].")
  }
  const isShared = kind === 'SHARED'
  const prefix = isShared ? 'Serverless' : id
  const shared = isShared ? share(source, all) : passed
  const stage = { ApiId: ref(id), Stage: ref(stageId) }
  const key = { RestApiId: ref(id), StageName: ref(stageId) }
  if (isShared) {
    all.sharedPlan.needs.push(id)
    all.sharedPlan.stages.push(stage)
    all.sharedPlan.keys.push(key)
  }
  const [planId, keyId] = [`${prefix}UsagePlan`, `${prefix}ApiKey`]
  const resource = (Type: string, DependsOn: Json, Properties: JsonObject) => ({
    Type,
    ...shared,
    DependsOn,
    Properties,
  })
  return {
    [planId]: resource('AWS::ApiGateway::UsagePlan', isShared ? [...all.sharedPlan.needs] : [id], {
      ApiStages: isShared ? [...all.sharedPlan.stages] : [stage],
      ...picked(plan, WORDS.slice(1)),
    }),
    [keyId]: resource('AWS::ApiGateway::ApiKey', [planId], {
      Enabled: true,
      StageKeys: isShared ? [...all.sharedPlan.keys] : [key],
    }),
    [`${prefix}UsagePlanKey`]: resource('AWS::ApiGateway::UsagePlanKey', [keyId], {
      KeyId: ref(keyId),
      KeyType: 'API_KEY',
      UsagePlanId: ref(planId),
    }),
  }
}

/** A shared plan is there when one of its APIs is. */
function share({ passed }: Source, { sharedPlan, conditions }: Expanding): JsonObject {
  sharedPlan.conditions.add(passed.Condition)
  const { Condition: _condition, ...policies } = passed
  const names = [...sharedPlan.conditions]
  delete conditions[SHARED_CONDITION]
  if (names.includes(undefined)) return policies
  const each = names.map((name) => ({ Condition: name ?? '' }))
  conditions[SHARED_CONDITION] = each.length === 1 ? (names[0] ?? '') : { 'Fn::Or': each }
  return { ...policies, Condition: SHARED_CONDITION }
}
