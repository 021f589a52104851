import { checkName } from '../structure/limits.ts'
import { formatError, isObject, type Json, type JsonObject, type ParameterDeclaration } from '../template.ts'

const PLAIN_TYPES = new Set(['String', 'Number', 'List<Number>', 'List<String>', 'CommaDelimitedList'])

const AWS_TYPES = [
  'AWS::EC2::AvailabilityZone::Name',
  'AWS::EC2::Image::Id',
  'AWS::EC2::Instance::Id',
  'AWS::EC2::SecurityGroup::GroupName',
  'AWS::EC2::SecurityGroup::Id',
  'AWS::EC2::Subnet::Id',
  'AWS::EC2::Volume::Id',
  'AWS::EC2::VPC::Id',
  'AWS::Route53::HostedZone::Id',
]

const VALUE_TYPES = new Set([
  ...PLAIN_TYPES,
  ...AWS_TYPES,
  ...AWS_TYPES.map((type) => `List<${type}>`),
  'AWS::EC2::KeyPair::KeyName',
])

/** Reads the `Parameters` section. Defaults are checked against their constraints when values are resolved. */
export function readParameters(parameters: JsonObject): Record<string, ParameterDeclaration> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, readParameter(name, value)]))
}

function readParameter(name: string, value: Json): ParameterDeclaration {
  checkName('Parameter', name)
  if (!isObject(value)) throw formatError('Any Parameters member must be an object.')
  if (typeof value.Type !== 'string') {
    throw formatError(`[/Parameters/${name}] Every Parameters object must contain a Type member.`)
  }
  if (!isParameterType(value.Type)) throw formatError(`Unrecognized parameter type: ${value.Type}`)
  return {
    type: value.Type,
    default: text(value.Default),
    allowedValues: Array.isArray(value.AllowedValues) ? value.AllowedValues.map((item) => text(item) ?? '') : undefined,
    allowedPattern: text(value.AllowedPattern),
    constraintDescription: text(value.ConstraintDescription),
    description: text(value.Description),
    noEcho: String(value.NoEcho).toLowerCase() === 'true',
    minLength: number(value.MinLength),
    maxLength: number(value.MaxLength),
    minValue: number(value.MinValue),
    maxValue: number(value.MaxValue),
  }
}

function isParameterType(type: string): boolean {
  if (VALUE_TYPES.has(type) || type === 'AWS::SSM::Parameter::Name') return true
  const inner = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1]
  return inner !== undefined && VALUE_TYPES.has(inner)
}

/** A list written as a YAML list stands for the same text with commas. */
function text(value: Json | undefined): string | undefined {
  if (value === undefined || isObject(value)) return undefined
  return Array.isArray(value) ? value.map((item) => String(item)).join(',') : String(value)
}

function number(value: Json | undefined): number | undefined {
  return value === undefined ? undefined : Number(value)
}
