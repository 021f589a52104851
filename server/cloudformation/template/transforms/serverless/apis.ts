import { createHash } from 'node:crypto'
import { isObject, type JsonObject } from '../../template.ts'
import type { Expansion } from './expand.ts'
import { pathsOf } from './routes.ts'

const INFO = { version: '1.0', title: { Ref: 'AWS::StackName' } }

/** A REST API with its deployment and stage. Another document is another deployment, as its logical id says. */
export const expandApi: Expansion = (logicalId, resource, { routes }) => {
  const given = isObject(resource.Properties) ? resource.Properties : {}
  const stage = typeof given.StageName === 'string' ? given.StageName : 'Prod'
  const body = given.DefinitionBody ?? { swagger: '2.0', info: INFO, paths: pathsOf(routes[logicalId] ?? []) }
  const digest = createHash('sha1').update(JSON.stringify(body)).digest('hex')
  const deploymentId = `${logicalId}Deployment${digest.slice(0, 10)}`
  const expanded: JsonObject = {
    [logicalId]: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        ...(given.Name !== undefined && { Name: given.Name }),
        ...(given.Description !== undefined && { Description: given.Description }),
        Body: body,
      },
    },
    [deploymentId]: {
      Type: 'AWS::ApiGateway::Deployment',
      Properties: {
        RestApiId: { Ref: logicalId },
        Description: `RestApi deployment id: ${digest}`,
        StageName: 'Stage',
      },
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
export const expandHttpApi: Expansion = (logicalId, resource, { routes }) => {
  const given = isObject(resource.Properties) ? resource.Properties : {}
  const stage = given.StageName ?? '$default'
  const suffix = typeof stage === 'string' && /^[a-zA-Z0-9]+$/.test(stage) ? stage : 'ApiGatewayDefault'
  const paths = pathsOf(routes[logicalId] ?? [], { payloadFormatVersion: '2.0' })
  const expanded: JsonObject = {
    [logicalId]: {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: { Body: given.DefinitionBody ?? { openapi: '3.0.1', info: INFO, paths } },
    },
    [`${logicalId}${suffix}Stage`]: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: logicalId }, StageName: stage, AutoDeploy: true },
    },
  }
  return expanded
}
