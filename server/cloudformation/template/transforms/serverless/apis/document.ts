import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { alternatives, conditional, wordOf } from '../intrinsics.ts'

export const INTEGRATION = 'x-amazon-apigateway-integration'
export const ANY_METHOD = 'x-amazon-apigateway-any-method'
export const DEFAULT_PATH = '$default'

const INFO = () => ({ version: '1.0', title: { Ref: 'AWS::StackName' } })
export const restSkeleton = (): JsonObject => ({ swagger: '2.0', info: INFO(), paths: {} })
export const httpSkeleton = (): JsonObject => ({ openapi: '3.0.1', info: INFO(), paths: {} })

/** Whether a document is one that SAM can write into. */
export function isRestDocument(body: Json | undefined): body is JsonObject & { paths: JsonObject } {
  return isObject(body) && isObject(body.paths) && (Boolean(body.swagger) || isOpenApi3(body.openapi))
}

export function isHttpDocument(body: Json | undefined): body is JsonObject & { paths: JsonObject } {
  return isObject(body) && isObject(body.paths) && isOpenApi3(body.openapi)
}

export function isOpenApi3(version: Json | undefined): boolean {
  return /^3(\.\d)(\.\d)?$/.test(wordOf(version))
}

export function pathsOf(body: JsonObject): JsonObject {
  return isObject(body.paths) ? body.paths : {}
}

export function methodName(method: string): string {
  return method.toLowerCase() === 'any' ? ANY_METHOD : method.toLowerCase()
}

/** The items of a path: two where a condition decides. */
export function itemsOf(body: JsonObject, path: string): JsonObject[] {
  return alternatives(pathsOf(body)[path]).filter(isObject)
}

/** The definitions of one method that have an integration. */
export function methodsAt(body: JsonObject, path: string, method: string): JsonObject[] {
  return itemsOf(body, path).flatMap((item) => integrated(item[methodName(method)]))
}

const NOT_METHODS = ['summary', 'description', 'parameters']

/** All methods of a path that have an integration. */
export function allMethodsAt(body: JsonObject, path: string): [method: string, definition: JsonObject][] {
  return itemsOf(body, path).flatMap((item) =>
    Object.entries(item)
      .filter(([name]) => !NOT_METHODS.includes(name))
      .flatMap(([name, value]) => integrated(value).map((one): [string, JsonObject] => [methodName(name), one])),
  )
}

function integrated(value: Json | undefined): JsonObject[] {
  return alternatives(value)
    .filter(isObject)
    .filter((one) => Boolean(one[INTEGRATION]))
}

export function hasIntegration(body: JsonObject, path: string, method: string): boolean {
  const items = itemsOf(body, path)
  return items.length > 0 && items.every((item) => integrated(item[methodName(method)]).length > 0)
}

/** Makes room for a route. */
export function addPath(body: JsonObject, path: string, method: string): void {
  const paths = pathsOf(body)
  paths[path] ??= {}
  for (const item of itemsOf(body, path)) item[methodName(method)] ??= {}
}

/** Writes an integration into a route, under the condition of what it leads to. */
export function addIntegration(
  body: JsonObject,
  path: string,
  method: string,
  write: (definition: JsonObject) => void,
  condition: Json | undefined,
): void {
  addPath(body, path, method)
  const name = methodName(method)
  for (const item of itemsOf(body, path)) {
    const definition = isObject(item[name]) ? item[name] : {}
    write(definition)
    item[name] = conditional(condition, definition)
  }
}

export function integrationOf(definition: JsonObject): JsonObject {
  return isObject(definition[INTEGRATION]) ? definition[INTEGRATION] : {}
}

/** Security requirements of a method, as far as they are a list. */
export function securityOf(definition: JsonObject): JsonObject[] {
  return Array.isArray(definition.security) ? definition.security.filter(isObject) : []
}
