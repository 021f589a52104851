import { isObject, type JsonObject } from '../../../template.ts'
import { type Expanding, invalidEvent } from '../expanding.ts'
import { getAtt, wordOf } from '../intrinsics.ts'
import { type Called, permission } from './event.ts'

/** A user pool calls the function at moments of a sign-in: that is written into the pool. */
export function trigger(event: Called, { resources }: Expanding): JsonObject {
  const { name, source, target, given } = event
  const poolId = isObject(given.UserPool) ? given.UserPool.Ref : undefined
  const pool = typeof poolId === 'string' ? resources[poolId] : undefined
  if (typeof poolId !== 'string' || !isObject(pool)) {
    throw invalidEvent(source.id, name, 'Cognito events must reference a Cognito UserPool in the same template.')
  }
  const properties = isObject(pool.Properties) ? pool.Properties : {}
  const config = isObject(properties.LambdaConfig) ? properties.LambdaConfig : {}
  for (const moment of [given.Trigger ?? []].flat()) {
    if (Object.hasOwn(config, wordOf(moment))) {
      throw invalidEvent(source.id, name, `Cognito trigger "${wordOf(moment)}" defined multiple times.`)
    }
    config[wordOf(moment)] = target.arn
  }
  pool.Properties = { ...properties, LambdaConfig: config }
  return permission({ ...event, id: `${idOf(event)}Cognito` }, 'cognito-idp.amazonaws.com', {
    SourceArn: getAtt(poolId, 'Arn'),
  })
}

/** The permission is named after what is called: the function, or its alias. */
function idOf({ source, target }: Called): string {
  return typeof target.name.Ref === 'string' ? target.name.Ref : source.id
}
