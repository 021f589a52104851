import type { Json } from '../template.ts'

/** The functions that have a YAML tag. Those of AWS::LanguageExtensions have none. */
const FUNCTIONS = new Set([
  'And',
  'Base64',
  'Cidr',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetStackOutput',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'RefAll',
  'Select',
  'Split',
  'Sub',
  'Transform',
  'ValueOf',
  'ValueOfAll',
])

/** `!Sub x` becomes `{ "Fn::Sub": x }`; nothing for a tag that is not CloudFormation's. */
export function shortForm(tag: string, value: Json): Json | undefined {
  if (tag === '!' || tag === '!!str') return typeof value === 'string' ? value : undefined
  if (tag === '!!map' || tag === '!!seq') return value
  if (/^!!(?:int|float|bool)$/.test(tag)) return typeof value === 'string' ? JSON.parse(plain(value)) : undefined
  const name = tag.slice(1)
  if (name === 'Ref' || name === 'Condition') return { [name]: value }
  if (name === 'GetAtt') return { 'Fn::GetAtt': getAttArguments(value) }
  return FUNCTIONS.has(name) ? { [`Fn::${name}`]: value } : undefined
}

function plain(text: string): string {
  return /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(text) ? text : JSON.stringify(text)
}

/** `!GetAtt A.B.C` is attribute `B.C` of `A`: the name ends at the first dot. */
function getAttArguments(value: Json): Json {
  if (typeof value !== 'string') return value
  const dot = value.indexOf('.')
  return dot === -1 ? [value] : [value.slice(0, dot), value.slice(dot + 1)]
}
