import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import { given, invalid } from '../../expanding.ts'
import { wordOf } from '../../intrinsics.ts'
import { AUTHORIZER, authorizerUri, invokeRole } from '../rest/authorizers.ts'

/** What an authorizer may be told, by its kind, and what SAM calls the kind that may. */
const JWT_ONLY: Record<string, string> = {
  AuthorizationScopes: 'OAuth2 Authorizer',
  IdentitySource: "OAuth2 Authorizer. For Lambda Authorizer, use the 'Identity' property instead",
}
const LAMBDA_ONLY = [
  'FunctionArn',
  'FunctionInvokeRole',
  'Identity',
  'AuthorizerPayloadFormatVersion',
  'EnableSimpleResponses',
  'EnableFunctionDefaultPermissions',
]

/** The authorizers of an HTTP API by name, IAM among them where it is enabled. */
export function httpAuthorizers(id: string, auth: JsonObject): Record<string, JsonObject> {
  const known: Record<string, JsonObject> = auth.EnableIamAuthorizer === true ? { AWS_IAM: { isIam: true } } : {}
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
  if (authorizer.OpenIdConnectUrl !== undefined) {
    throw invalid(
      id,
      `'OpenIdConnectUrl' is no longer a supported property for authorizer '${name}'. Please refer to the AWS SAM documentation.`,
    )
  }
  if (authorizer.JwtConfiguration) {
    const wrong = LAMBDA_ONLY.find((one) => authorizer[one] !== undefined)
    if (wrong) throw invalid(id, `${wrong} is only supported for Lambda Authorizer.`)
    if (!authorizer.IdentitySource) {
      throw invalid(id, `${name} OAuth2 Authorizer must define 'IdentitySource'.`)
    }
    return
  }
  const wrong = Object.keys(JWT_ONLY).find((one) => authorizer[one] !== undefined)
  if (wrong) throw invalid(id, `${wrong} is only supported for ${JWT_ONLY[wrong]}.`)
  for (const needed of ['FunctionArn', 'AuthorizerPayloadFormatVersion']) {
    if (!authorizer[needed]) throw invalid(id, `${name} Lambda Authorizer must define '${needed}'.`)
  }
}

/** An authorizer as a security scheme of the document. */
export function openIdScheme(id: string, name: string, authorizer: JsonObject, partition: string): JsonObject {
  if (authorizer.isIam === true) {
    return { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' }
  }
  const { JwtConfiguration: jwt, Identity: identity } = authorizer
  if (isObject(jwt)) {
    const lower = Object.fromEntries(Object.entries(jwt).map(([key, value]) => [key.toLowerCase(), value]))
    const config = { jwtConfiguration: lower, identitySource: authorizer.IdentitySource, type: 'jwt' }
    return { type: 'oauth2', [AUTHORIZER]: given(config) }
  }
  if (identity !== undefined && !isObject(identity)) {
    throw invalid(id, `Property 'Auth.Authorizers.${name}.Identity' should be a map.`)
  }
  return {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    [AUTHORIZER]: given({
      type: 'request',
      authorizerUri: authorizerUri(authorizer.FunctionArn, partition),
      authorizerCredentials: invokeRole(authorizer),
      authorizerResultTtlInSeconds: identity?.ReauthorizeEvery,
      identitySource: identity ? sources(identity) : undefined,
      authorizerPayloadFormatVersion: authorizer.AuthorizerPayloadFormatVersion,
      enableSimpleResponses: authorizer.EnableSimpleResponses || undefined,
    }),
  }
}

function sources(identity: JsonObject): Json[] {
  const named = (property: string, prefix: string) =>
    Array.isArray(identity[property]) ? identity[property].map((one) => `${prefix}${wordOf(one)}`) : []
  return [
    ...named('Headers', '$request.header.'),
    ...named('QueryStrings', '$request.querystring.'),
    ...named('StageVariables', '$stageVariables.'),
    ...named('Context', '$context.'),
  ]
}
