import { entry, type ParameterDeclaration, type Template, TemplateError } from '../template.ts'
import { matchesPattern } from './pattern.ts'

const MAX_VALUE_BYTES = 4096

/**
 * The value of every parameter of a template: what was given, or its default. Throws a `TemplateError` in
 * CloudFormation's words when one is missing, unknown to the template, or outside its constraints.
 */
export function resolveParameters(template: Template, given: Record<string, string>): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(template.parameters, name))
  if (unknown.length > 0) throw new TemplateError(`Parameters: [${unknown.join(', ')}] do not exist in the template`)
  const missing = Object.entries(template.parameters)
    .filter(([name, parameter]) => entry(given, name) === undefined && parameter.default === undefined)
    .map(([name]) => name)
  if (missing.length > 0) throw missingValues(template, missing)
  return Object.fromEntries(
    Object.entries(template.parameters).map(([name, parameter]) => {
      const value = entry(given, name) ?? parameter.default ?? ''
      const problem = constraintProblem(name, parameter, value)
      if (problem) throw new TemplateError(problem)
      return [name, value]
    }),
  )
}

/** CloudFormation looks for the value of an SSM type first, and words its absence differently. */
function missingValues(template: Template, missing: string[]): TemplateError {
  const ssm = missing.find((name) => template.parameters[name]?.type.startsWith('AWS::SSM::Parameter::Value<'))
  return new TemplateError(
    ssm === undefined
      ? `Parameters: [${missing.join(', ')}] must have values`
      : `Parameter ${ssm} should either have input value or default value`,
  )
}

/** Whether Ref of this parameter gives a list. */
export function isListParameter(parameter: ParameterDeclaration): boolean {
  return /(?:^|<)(?:List<|CommaDelimitedList)/.test(parameter.type)
}

/** What is wrong with one value, in CloudFormation's words, or nothing. */
export function constraintProblem(name: string, parameter: ParameterDeclaration, value: string): string | undefined {
  if (Buffer.byteLength(value) > MAX_VALUE_BYTES) {
    return `Parameter '${name}' must be no longer than ${MAX_VALUE_BYTES} bytes.`
  }
  const items = isListParameter(parameter) ? listItems(value) : [value]
  if (parameter.type.includes('Number') && !items.every(isNumber)) {
    return parameter.type === 'Number'
      ? `Parameter '${name}' must be a number.`
      : `Parameter '${name}' must be a list of numbers.`
  }
  const detail = violation(parameter, value, items)
  if (!detail) return undefined
  return parameter.constraintDescription
    ? `Parameter ${name} failed to satisfy constraint: ${parameter.constraintDescription}`
    : `Parameter '${name}' ${detail}`
}

function violation(parameter: ParameterDeclaration, value: string, items: string[]): string | undefined {
  const { allowedValues, allowedPattern, minLength, maxLength, minValue, maxValue } = parameter
  if (allowedValues && !items.every((item) => allowedValues.includes(item))) {
    return 'must be one of AllowedValues'
  }
  if (minLength !== undefined && value.length < minLength) return `must contain at least ${minLength} characters`
  if (maxLength !== undefined && value.length > maxLength) return `must contain at most ${maxLength} characters`
  if (minValue !== undefined && Number(value) < minValue) return `must be a number not less than ${minValue}`
  if (maxValue !== undefined && Number(value) > maxValue) return `must be a number not greater than ${maxValue}`
  if (allowedPattern !== undefined && !items.every((item) => matchesPattern(allowedPattern, item))) {
    return `must match pattern ${allowedPattern}`
  }
  return undefined
}

/** The trimmed items of a comma-delimited value; an empty value is an empty list. */
export function listItems(value: string): string[] {
  return value.trim() === '' ? [] : value.split(',').map((item) => item.trim())
}

function isNumber(text: string): boolean {
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(text)
}
