import { partitionOf } from '../../intrinsics/lookups.ts'
import type { PseudoParameters } from '../../scope.ts'
import { entry, isObject, type Json, type JsonObject } from '../../template.ts'
import { isOpenApi3 } from './apis/document.ts'
import { expandHttpApi } from './apis/http/api.ts'
import { declareApis } from './apis/implicit.ts'
import { inPythonOrder } from './apis/python-order.ts'
import { expandApi } from './apis/rest/api.ts'
import { collecting, type Expanding, invalidDocument, type Source, sourceOf } from './expanding.ts'
import { deployments } from './functions/deployment.ts'
import { expandFunction } from './functions/function.ts'
import { checkGlobals, withGlobals } from './globals.ts'
import { wordOf } from './intrinsics.ts'
import { withReferences } from './references.ts'
import { expandApplication, expandLayer, expandTable } from './resources/plain.ts'
import { expandStateMachine } from './resources/state-machine.ts'
import { propagateTags } from './tags.ts'

/** What one serverless resource becomes. Most keep their logical id, so that Ref and GetAtt still fit. */
type Expansion = (source: Source, all: Expanding) => JsonObject

/** In the order of their turn: what calls APIs writes into them before they are made. */
const EXPANSIONS: Record<string, Expansion> = {
  'AWS::Serverless::Function': expandFunction,
  'AWS::Serverless::StateMachine': expandStateMachine,
  'AWS::Serverless::Api': expandApi,
  'AWS::Serverless::HttpApi': expandHttpApi,
  'AWS::Serverless::SimpleTable': expandTable,
  'AWS::Serverless::LayerVersion': expandLayer,
  'AWS::Serverless::Application': expandApplication,
}
const TURNS: Record<string, number> = { Function: 0, StateMachine: 1, Api: 2, HttpApi: 2 }

/** The values of the template's parameters, and the region. */
type Context = { parameters: Record<string, string>; pseudo: Pick<PseudoParameters, 'region'> }

/** AWS::Serverless-2016-10-31: serverless resources as plain CloudFormation. */
export function expandServerless(given: JsonObject, context: Context): JsonObject {
  const { Globals, ...document } = structuredClone(given)
  checkGlobals(Globals)
  const all = opened(document, context)
  const names = inPythonOrder(all.resources, Globals)
  declareApis(all, Globals)
  for (const [id, resource] of Object.entries(all.resources)) {
    if (isObject(resource)) all.resources[id] = withGlobals(id, resource, Globals)
  }
  settleOpenApiVersions(all)
  failOnProblems(all)
  for (const [id, resource] of serverless(all, names)) collecting(all, () => expandOne(id, resource, all))
  failOnProblems(all)
  const plain = Object.entries(all.resources).filter(([id, resource]) => !isServerless(resource) && !all.made[id])
  const resources = { ...Object.fromEntries(plain), ...all.made, ...deployments(all) }
  const expanded: JsonObject = { ...document, Resources: resources }
  if (Object.keys(all.conditions).length > 0) expanded.Conditions = all.conditions
  return withReferences(expanded, all) as JsonObject
}

function failOnProblems({ problems }: Expanding): void {
  if (problems.size > 0) throw invalidDocument([...problems])
}

function opened(document: JsonObject, { parameters: given, pseudo }: Context): Expanding {
  const partition = partitionOf(pseudo.region)
  const known = { 'AWS::Region': pseudo.region, 'AWS::Partition': partition }
  const declared = isObject(document.Parameters) ? Object.entries(document.Parameters) : []
  const defaults = declared.flatMap(([name, parameter]): [string, Json][] =>
    isObject(parameter) && parameter.Default !== undefined ? [[name, parameter.Default]] : [],
  )
  return {
    resources: isObject(document.Resources) ? document.Resources : {},
    made: {},
    conditions: isObject(document.Conditions) ? document.Conditions : {},
    mappings: isObject(document.Mappings) ? document.Mappings : {},
    parameters: { ...Object.fromEntries(defaults), ...given, ...known },
    partition,
    referable: {},
    renamed: {},
    deployments: [],
    recordSets: {},
    sharedPlan: { stages: [], keys: [], needs: [], conditions: new Set() },
    managed: new Set(),
    problems: new Set(),
  }
}

function isServerless(resource: Json | undefined): resource is JsonObject {
  return isObject(resource) && Object.hasOwn(EXPANSIONS, wordOf(resource.Type))
}

function serverless({ resources }: Expanding, names: string[]): [id: string, resource: JsonObject][] {
  const turn = (resource: JsonObject) => TURNS[wordOf(resource.Type).replace('AWS::Serverless::', '')] ?? TURNS_LAST
  return [...new Set([...names, ...Object.keys(resources)])]
    .flatMap((id): [string, JsonObject][] => {
      const resource = entry(resources, id)
      return isServerless(resource) ? [[id, resource]] : []
    })
    .sort(([, a], [, b]) => turn(a) - turn(b))
}

const TURNS_LAST = 3

/** An API that SAM writes the document of has it in the version that is asked for. */
function settleOpenApiVersions({ resources, managed }: Expanding): void {
  for (const id of managed) {
    const resource = resources[id]
    const properties = isObject(resource) && isObject(resource.Properties) ? resource.Properties : {}
    const { OpenApiVersion, DefinitionBody } = properties
    if (!isObject(DefinitionBody) || OpenApiVersion === undefined || !isOpenApi3(OpenApiVersion)) continue
    properties.OpenApiVersion = wordOf(OpenApiVersion)
    const { swagger: _swagger, ...body } = DefinitionBody
    properties.DefinitionBody = { ...body, openapi: properties.OpenApiVersion }
  }
}

function expandOne(id: string, resource: JsonObject, all: Expanding): void {
  const source = sourceOf(id, resource)
  const made = EXPANSIONS[wordOf(resource.Type)]?.(source, all) ?? {}
  Object.assign(all.made, propagateTags(made, source.properties))
  all.referable[id] = referable(wordOf(resource.Type), made)
}

const REFERABLE: Record<string, Record<string, string>> = {
  'AWS::Serverless::Function': {
    'AWS::Lambda::Alias': 'Alias',
    'AWS::Lambda::Version': 'Version',
    'AWS::SNS::Topic': 'DestinationTopic',
    'AWS::SQS::Queue': 'DestinationQueue',
  },
  'AWS::Serverless::Api': {
    'AWS::ApiGateway::ApiKey': 'ApiKey',
    'AWS::ApiGateway::Deployment': 'Deployment',
    'AWS::ApiGateway::DomainName': 'DomainName',
    'AWS::ApiGateway::DomainNameV2': 'DomainNameV2',
    'AWS::ApiGateway::Stage': 'Stage',
    'AWS::ApiGateway::UsagePlan': 'UsagePlan',
    'AWS::ApiGateway::UsagePlanKey': 'UsagePlanKey',
  },
  'AWS::Serverless::HttpApi': {
    'AWS::ApiGatewayV2::DomainName': 'DomainName',
    'AWS::ApiGatewayV2::Stage': 'Stage',
  },
}

function referable(type: string, made: JsonObject): Record<string, string> {
  const words = entry(REFERABLE, type) ?? {}
  return Object.fromEntries(
    Object.entries(made).flatMap(([id, resource]): [string, string][] => {
      const word = isObject(resource) ? entry(words, wordOf(resource.Type)) : undefined
      return word === undefined ? [] : [[word, id]]
    }),
  )
}
