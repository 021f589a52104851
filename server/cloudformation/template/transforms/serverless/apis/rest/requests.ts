import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import type { Called } from '../../events/event.ts'
import { invalidEvent } from '../../expanding.ts'
import { wordOf } from '../../intrinsics.ts'
import { integrationOf, isOpenApi3, methodsAt } from '../document.ts'

/** What a route says of its requests: how long they may take, what they look like. */
export function describeRequest(event: Called, body: JsonObject, api: JsonObject, path: string, method: string): void {
  const { TimeoutInMillis, RequestModel, RequestParameters } = event.given
  const definitions = methodsAt(body, path, method)
  if (TimeoutInMillis) for (const one of definitions) integrationOf(one).timeoutInMillis = TimeoutInMillis
  if (isObject(RequestModel) && RequestModel.Model) {
    checkModel(event, api, RequestModel.Model, method, path)
    for (const one of definitions) addModel(one, body, RequestModel)
    addValidator(definitions, body, RequestModel)
  }
  if (Array.isArray(RequestParameters)) {
    const parameters = RequestParameters.map((one) => requestParameter(event, one))
    for (const one of definitions) addParameters(one, parameters)
  }
}

function checkModel({ source, name }: Called, api: JsonObject, model: Json, method: string, path: string): void {
  const about = `Unable to set RequestModel [${wordOf(model)}] on API method [${method}] for path [${path}] because`
  if (!isObject(api.Models)) {
    throw invalidEvent(source.id, name, `${about} the related API does not define any Models.`)
  }
  if (!api.Models[wordOf(model)]) {
    throw invalidEvent(source.id, name, `${about} it wasn't defined in the API's Models.`)
  }
}

function addModel(definition: JsonObject, body: JsonObject, model: JsonObject): void {
  const name = wordOf(model.Model).toLowerCase()
  const required: JsonObject = model.Required === undefined ? {} : { required: model.Required }
  if (body.swagger !== undefined) {
    const before = Array.isArray(definition.parameters) ? definition.parameters : []
    const parameter = { in: 'body', name, schema: { $ref: `#/definitions/${name}` }, ...required }
    definition.parameters = [...before, parameter]
  } else if (isOpenApi3(body.openapi)) {
    const schema = { $ref: `#/components/schemas/${name}` }
    definition.requestBody = { content: { 'application/json': { schema } }, ...required }
  }
}

const VALIDATORS = 'x-amazon-apigateway-request-validators'

function addValidator(definitions: JsonObject[], body: JsonObject, model: JsonObject): void {
  const { ValidateBody, ValidateParameters } = model
  if (ValidateBody === undefined && ValidateParameters === undefined) return
  const [ofBody, ofParameters] = [ValidateBody === true, ValidateParameters === true]
  const name = ofBody
    ? ofParameters
      ? 'body-and-params'
      : 'body-only'
    : ofParameters
      ? 'params-only'
      : 'no-validation'
  const known = isObject(body[VALIDATORS]) ? body[VALIDATORS] : {}
  known[name] ??= { validateRequestBody: ofBody, validateRequestParameters: ofParameters }
  body[VALIDATORS] = known
  for (const one of definitions) one['x-amazon-apigateway-request-validator'] = name
}

type RequestParameter = { name: string; required: Json; isCached: boolean }

function requestParameter({ source, name: event }: Called, given: Json): RequestParameter {
  const [[name, settings] = ['', null]] = Object.entries(isObject(given) ? given : { [wordOf(given)]: {} })
  if (!/^method\.request\.(?:querystring|path|header)\./.test(name)) {
    throw invalidEvent(
      source.id,
      event,
      "Invalid value for 'RequestParameters' property. Keys must be in the format 'method.request.[querystring|path|header].{value}', e.g 'method.request.header.Authorization'.",
    )
  }
  if (!isObject(settings)) {
    throw invalidEvent(
      source.id,
      event,
      "Invalid value for 'RequestParameters' property. Values must be an object, e.g { Required: true, Caching: false }",
    )
  }
  return { name, required: settings.Required ?? false, isCached: settings.Caching === true }
}

function addParameters(definition: JsonObject, parameters: RequestParameter[]): void {
  const before = Array.isArray(definition.parameters) ? definition.parameters : []
  const added = parameters.map(({ name, required }) => {
    const [place = '', ...rest] = name.replace('method.request.', '').split('.')
    return { in: place === 'querystring' ? 'query' : place, name: rest.join('.'), required, type: 'string' }
  })
  definition.parameters = [...before, ...added]
  const cached = parameters.filter(({ isCached }) => isCached).map(({ name }) => name)
  const integration = integrationOf(definition)
  const keys = Array.isArray(integration.cacheKeyParameters) ? integration.cacheKeyParameters : []
  if (cached.length > 0) integration.cacheKeyParameters = [...keys, ...cached]
}
