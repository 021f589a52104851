import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { given, invalid, type Source } from '../expanding.ts'
import { isIntrinsic, ref } from '../intrinsics.ts'
import type { Target } from './alias.ts'

const CORS: Record<string, 'list' | 'bool' | 'int'> = {
  AllowOrigins: 'list',
  AllowMethods: 'list',
  AllowCredentials: 'bool',
  AllowHeaders: 'list',
  ExposeHeaders: 'list',
  MaxAge: 'int',
}

/** The address of a function, and who may call it without a signature. */
export function functionUrl({ id, properties, passed }: Source, alias: Target | undefined): JsonObject {
  const config = properties.FunctionUrlConfig
  if (!isObject(config)) return {}
  checkUrl(id, config)
  const target = alias?.arn ?? ref(id)
  const made: JsonObject = {
    [`${id}Url`]: {
      Type: 'AWS::Lambda::Url',
      ...passed,
      Properties: given({
        Cors: config.Cors || undefined,
        AuthType: config.AuthType,
        TargetFunctionArn: target,
        InvokeMode: config.InvokeMode,
      }),
    },
  }
  if (config.AuthType !== 'NONE') return made
  const permission = (more: JsonObject) => ({
    Type: 'AWS::Lambda::Permission',
    ...passed,
    Properties: { FunctionName: target, Principal: '*', ...more },
  })
  made[`${id}UrlPublicPermissions`] = permission({ Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' })
  made[`${id}URLInvokeAllowPublicAccess`] = permission({ Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true })
  return made
}

function checkUrl(id: string, config: JsonObject): void {
  const { AuthType, Cors } = config
  if (isIntrinsic(config)) return
  if (!isIntrinsic(AuthType) && AuthType !== 'AWS_IAM' && AuthType !== 'NONE') {
    throw invalid(
      id,
      'AuthType is required to configure function property `FunctionUrlConfig`. Please provide either AWS_IAM or NONE.',
    )
  }
  if (!isObject(Cors) || isIntrinsic(Cors)) return
  for (const [name, value] of Object.entries(Cors)) {
    const type = CORS[name]
    if (type === undefined) throw invalid(id, `${name} is not a valid property for configuring Cors.`)
    if (!isIntrinsic(value) && kindOf(value) !== type) throw invalid(id, `${name} must be of type ${type}.`)
  }
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'boolean' ? 'bool' : typeof value === 'number' ? 'int' : 'str'
}
