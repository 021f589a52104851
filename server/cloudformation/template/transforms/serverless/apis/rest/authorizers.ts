import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import { given, invalid } from '../../expanding.ts'
import { sub, wordOf } from '../../intrinsics.ts'

/** The authorizers of a REST API by name, IAM among them when it is the default. */
export function authorizers(id: string, auth: JsonObject): Record<string, JsonObject> {
  const known: Record<string, JsonObject> = auth.DefaultAuthorizer === 'AWS_IAM' ? { AWS_IAM: { isIam: true } } : {}
  if (!auth.Authorizers) return known
  if (!isObject(auth.Authorizers)) throw invalid(id, "Property 'Auth.Authorizers' should be a map.")
  for (const [name, authorizer] of Object.entries(auth.Authorizers)) {
    if (!isObject(authorizer)) throw invalid(id, `Property 'Auth.Authorizers.${name}' should be a map.`)
    check(id, name, authorizer)
    known[name] = authorizer
  }
  return known
}

function check(id: string, name: string, authorizer: JsonObject): void {
  const { FunctionPayloadType, Identity, AuthorizationScopes } = authorizer
  if (FunctionPayloadType !== undefined && FunctionPayloadType !== 'TOKEN' && FunctionPayloadType !== 'REQUEST') {
    throw invalid(id, `${name} Authorizer has invalid 'FunctionPayloadType': ${wordOf(FunctionPayloadType)}.`)
  }
  if (FunctionPayloadType === 'REQUEST' && hasNoSource(Identity)) {
    throw invalid(
      id,
      `${name} Authorizer must specify Identity with at least one of Headers, QueryStrings, StageVariables, or Context.`,
    )
  }
  if (AuthorizationScopes !== undefined && !Array.isArray(AuthorizationScopes)) {
    throw invalid(id, `Property 'Authorizers.${name}.AuthorizationScopes' should be a list.`)
  }
}

/** A request must be told apart by something, unless nothing is remembered of it. */
function hasNoSource(identity: Json | undefined): boolean {
  if (!isObject(identity)) return true
  const has = SOURCES.some(([property]) => Array.isArray(identity[property]) && identity[property].length > 0)
  const seconds = Number.parseInt(wordOf(identity.ReauthorizeEvery ?? ''), 10)
  return !has && !(seconds <= 0)
}

const SOURCES: [property: string, prefix: string][] = [
  ['Headers', 'method.request.header.'],
  ['QueryStrings', 'method.request.querystring.'],
  ['StageVariables', 'stageVariables.'],
  ['Context', 'context.'],
]

/** An authorizer as a security scheme of the document. */
export function schemeOf(id: string, authorizer: JsonObject, partition: string): JsonObject {
  const identity = authorizer.Identity
  if (identity && !isObject(identity)) {
    throw invalid(
      id,
      'Auth.Authorizers.<Authorizer>.Identity must be a dict (LambdaTokenAuthorizationIdentity, LambdaRequestAuthorizationIdentity or CognitoAuthorizationIdentity).',
    )
  }
  const own = isObject(identity) ? identity : {}
  const isRequest = !authorizer.UserPoolArn && authorizer.FunctionPayloadType === 'REQUEST'
  const scheme = (kind: string): JsonObject => ({
    type: 'apiKey',
    name: isRequest ? 'Unused' : own.Header || 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': kind,
  })
  if (authorizer.isIam === true) return scheme('awsSigv4')
  const expression = own.ValidationExpression || undefined
  if (authorizer.UserPoolArn) {
    const pools = Array.isArray(authorizer.UserPoolArn) ? authorizer.UserPoolArn : [authorizer.UserPoolArn]
    const cognito = { type: 'cognito_user_pools', providerARNs: pools, identityValidationExpression: expression }
    return { ...scheme('cognito_user_pools'), [AUTHORIZER]: given(cognito) }
  }
  return {
    ...scheme('custom'),
    [AUTHORIZER]: given({
      type: isRequest ? 'request' : 'token',
      authorizerUri: authorizerUri(authorizer.FunctionArn, partition),
      authorizerResultTtlInSeconds: own.ReauthorizeEvery,
      authorizerCredentials: invokeRole(authorizer),
      identitySource: isRequest ? sourceText(own) || undefined : undefined,
      identityValidationExpression: isRequest ? undefined : expression,
    }),
  }
}

export const AUTHORIZER = 'x-amazon-apigateway-authorizer'

export function authorizerUri(arn: Json | undefined, partition: string): JsonObject {
  return sub(
    `arn:${partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${__FunctionArn__}/invocations`,
    { __FunctionArn__: arn ?? null },
  )
}

export function invokeRole({ FunctionInvokeRole }: JsonObject): Json | undefined {
  return FunctionInvokeRole && FunctionInvokeRole !== 'NONE' ? FunctionInvokeRole : undefined
}

function sourceText(identity: JsonObject): string {
  const words = SOURCES.flatMap(([property, prefix]) =>
    Array.isArray(identity[property]) ? identity[property].map((one) => `${prefix}${wordOf(one)}`) : [],
  )
  return words.join(', ')
}
