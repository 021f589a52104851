import { isObject, type Json, type JsonObject } from '../../template.ts'
import type { Expansion } from './expand.ts'

/** A REST API with its deployment and stage. */
export const expandApi: Expansion = (logicalId, resource) => {
  const given = isObject(resource.Properties) ? resource.Properties : {}
  const stage = typeof given.StageName === 'string' ? given.StageName : 'Prod'
  const deploymentId = `${logicalId}Deployment`
  const expanded: JsonObject = {
    [logicalId]: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: { Name: given.Name ?? { Ref: 'AWS::StackName' }, Body: given.DefinitionBody ?? body(given.Routes) },
    },
    [deploymentId]: {
      Type: 'AWS::ApiGateway::Deployment',
      Properties: { RestApiId: { Ref: logicalId }, StageName: 'Stage' },
    },
    [`${logicalId}${stage.replace(/[^a-zA-Z0-9]/g, '')}Stage`]: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: { Ref: logicalId },
        DeploymentId: { Ref: deploymentId },
        StageName: given.StageName ?? stage,
        ...(given.Variables !== undefined && { Variables: given.Variables }),
        ...(given.TracingEnabled !== undefined && { TracingEnabled: given.TracingEnabled }),
      },
    },
  }
  return expanded
}

/** An HTTP API with its stage. */
export const expandHttpApi: Expansion = (logicalId, resource) => {
  const given = isObject(resource.Properties) ? resource.Properties : {}
  const stage = given.StageName ?? '$default'
  const suffix = typeof stage === 'string' && /^[a-zA-Z0-9]+$/.test(stage) ? stage : 'ApiGatewayDefault'
  const expanded: JsonObject = {
    [logicalId]: {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: { Body: given.DefinitionBody ?? body(given.Routes) },
    },
    [`${logicalId}${suffix}Stage`]: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: logicalId }, StageName: stage, AutoDeploy: true },
    },
  }
  return expanded
}

/** The OpenAPI document of routes that lead to functions. */
function body(routes: Json | undefined): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const route of Array.isArray(routes) ? routes : []) {
    if (!isObject(route)) continue
    const path = String(route.Path)
    const method = String(route.Method).toLowerCase()
    const key = method === 'any' || method === '*' ? 'x-amazon-apigateway-any-method' : method
    const uri = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${route.Function}.Arn}/invocations`
    paths[path] = {
      ...paths[path],
      [key]: {
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: { 'Fn::Sub': uri } },
        responses: {},
      },
    }
  }
  return { openapi: '3.0.1', info: { version: '1.0', title: { Ref: 'AWS::StackName' } }, paths }
}
