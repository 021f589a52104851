import { expect, test } from 'vitest'
import { evaluateTemplate } from '../../../../server/cloudformation/template/evaluate.ts'
import { resolveParameters } from '../../../../server/cloudformation/template/parameters/resolve.ts'
import { parseTemplate } from '../../../../server/cloudformation/template/parse.ts'
import type { EvaluationContext } from '../../../../server/cloudformation/template/scope.ts'
import { isUnknown, printed, unknownsIn, type Value } from '../../../../server/cloudformation/template/unknown.ts'

const PSEUDO = { accountId: '111122223333', region: 'eu-west-1', stackName: 'shop' }

function evaluated(body: string, context: Partial<EvaluationContext> & { given?: Record<string, string> } = {}) {
  const template = parseTemplate(body)
  const parameters = resolveParameters(template, context.given ?? {})
  return evaluateTemplate(template, { pseudo: PSEUDO, ...context, parameters })
}

/** Evaluates one value, next to a queue Q and with a parameter P. */
function value(yaml: string, context: Partial<EvaluationContext> = {}) {
  const body = `
Parameters: { P: { Type: String, Default: p }, L: { Type: CommaDelimitedList, Default: 'a, b' }, N: { Type: Number, Default: 3 } }
Mappings: { M: { eu-west-1: { ami: ami-1, zones: [x, y] } } }
Conditions: { IsP: !Equals [!Ref P, p], NotP: !Not [!Condition IsP] }
Resources:
  Q: { Type: AWS::SQS::Queue }
  T: { Type: AWS::SNS::Topic, Metadata: { value: ${yaml} } }`
  const metadata = evaluated(body, context).resources.T?.metadata as { value: Value } | undefined
  return metadata?.value ?? ''
}

const Q = { physicalId: 'https://queue', attributes: { Arn: 'arn:q', QueueName: 'q' } }
const withQ = { resource: (name: string) => (name === 'Q' ? Q : undefined) }

test.each([
  ['!Ref P', 'p'],
  ['!Ref N', '3'],
  ['!Ref L', ['a', 'b']],
  ['!Ref AWS::Region', 'eu-west-1'],
  ['!Ref AWS::Partition', 'aws'],
  ["!Sub '${P}-${AWS::AccountId}-${!Literal}'", 'p-111122223333-${Literal}'],
  ["!Sub ['${A}${P}', { A: !Ref N }]", '3p'],
  ["!Join [':', [a, 1, !Ref P]]", 'a:1:p'],
  ["!Join [',', !Ref L]", 'a,b'],
  ["!Split [',', 'a,b']", ['a', 'b']],
  ['!Select [1, !Ref L]', 'b'],
  ["!Select ['0', !GetAZs '']", 'eu-west-1a'],
  ["!FindInMap [M, !Ref 'AWS::Region', ami]", 'ami-1'],
  ['!FindInMap [M, eu-west-1, zones]', ['x', 'y']],
  ['!Base64 hello', 'aGVsbG8='],
  ['!If [IsP, 1, 2]', 1],
  ['!If [NotP, 1, 2]', 2],
  ['[1, !Ref AWS::NoValue, 3]', [1, 3]],
  ['{ a: !Ref AWS::NoValue, b: !If [NotP, 1, !Ref AWS::NoValue], c: 1 }', { c: 1 }],
  ["!Cidr ['10.0.0.0/16', 2, 8]", ['10.0.0.0/24', '10.0.1.0/24']],
  ["!Cidr ['2001:db8::/56', 2, 64]", ['2001:db8::/64', '2001:db8:0:1::/64']],
  ["{ 'Fn::Length': !Ref L }", 2],
  ["{ 'Fn::ToJsonString': { a: !Ref N } }", '{"a":"3"}'],
])('%s is %j', (yaml, expected) => {
  expect(value(yaml)).toEqual(expected)
})

test('answers Ref and GetAtt of a resource that exists', () => {
  expect(value('!Ref Q', withQ)).toBe('https://queue')
  expect(value('!GetAtt Q.Arn', withQ)).toBe('arn:q')
  expect(value("!Sub '${Q.QueueName}/${Q}'", withQ)).toBe('q/https://queue')
})

test('leaves what a resource will answer unknown, and remembers what it waits for', () => {
  const arn = value('!GetAtt Q.Arn')
  expect(isUnknown(arn)).toBe(true)
  expect(unknownsIn(arn)).toEqual([{ name: 'Q', attribute: 'Arn' }])
  expect(value("!Sub '${P}/${Q.Arn}/x'")).toMatchObject({ text: 'p/{{changeSet:KNOWN_AFTER_APPLY}}/x' })
  expect(printed(value("[a, !Join ['', [b, !Ref Q]]]"))).toEqual(['a', '{{changeSet:KNOWN_AFTER_APPLY}}'])
  expect(unknownsIn(value("!Select [0, !Split [':', !GetAtt Q.Arn]]"))).toEqual([{ name: 'Q', attribute: 'Arn' }])
  expect(unknownsIn(value('!ImportValue net'))).toEqual([{ name: 'Fn::ImportValue', attribute: 'net' }])
  expect(value('!ImportValue net', { importValue: () => 'vpc-1' })).toBe('vpc-1')
})

test('leaves out resources and outputs whose condition is false', () => {
  const { resources, outputs, conditions } = evaluated(
    `
Parameters: { Stage: { Type: String } }
Conditions: { Prod: !Equals [!Ref Stage, prod], Big: !And [!Condition Prod, !Or [!Not [!Condition Prod], !Condition Prod]] }
Resources:
  A: { Type: AWS::SQS::Queue }
  B: { Type: AWS::SQS::Queue, Condition: Big }
Outputs:
  X: { Value: !Ref A }
  Y: { Value: !Ref B, Condition: Prod }`,
    { given: { Stage: 'dev' } },
  )
  expect(conditions).toEqual({ Prod: false, Big: false })
  expect(Object.keys(resources)).toEqual(['A'])
  expect(Object.keys(outputs)).toEqual(['X'])
})

test.each([
  ['!FindInMap [M, eu-west-1, none]', 'Template error: Unable to get mapping for M::eu-west-1::none'],
  ['!Select [5, !Ref L]', 'Template error: Fn::Select cannot select nonexistent value at index 5'],
  ['!Join [x]', /^Template error: every Fn::Join object requires two parameters/],
  [
    "{ 'Fn::Foo': 1 }",
    /^Template Error: Encountered unsupported function: Fn::Foo Supported functions are: \[Fn::Base64,/,
  ],
  ["{ 'fn::GetAtt': [Q, Arn] }", /^Template Error: Encountered unsupported function: fn::GetAtt/],
  [
    "{ 'Fn::Sub': ['${P}'] }",
    /^Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments/,
  ],
  ["{ 'Fn::Base64': [a] }", 'Template error: every Fn::Base64 object must have a String-typed value.'],
  ["{ 'Fn::GetAZs': [a] }", 'Template error: every Fn::GetAZs object must have a String-typed value.'],
  ["{ 'Fn::ImportValue': [a] }", 'Template error: every Fn::ImportValue object must have a String-typed value.'],
  ["!Cidr ['10.0.0.0/30', 9, 8]", /^Template error: Fn::Cidr cannot take/],
])('%s is refused: %s', (yaml, message) => {
  expect(() => value(yaml)).toThrow(message)
})

test.each([
  ['{ Type: Number }', 'x', "Parameter 'P' must be a number."],
  ['{ Type: List<Number> }', '1,x', "Parameter 'P' must be a list of numbers."],
  ['{ Type: String, AllowedValues: [a, b] }', 'c', "Parameter 'P' must be one of AllowedValues"],
  ['{ Type: String, AllowedPattern: "[a-z]+" }', 'A1', "Parameter 'P' must match pattern [a-z]+"],
  ['{ Type: String, AllowedPattern: "(a+)+b" }', 'a'.repeat(60), /must match pattern/],
  [
    '{ Type: String, MinLength: 3, ConstraintDescription: be long }',
    'a',
    'Parameter P failed to satisfy constraint: be long',
  ],
  ['{ Type: Number, MaxValue: 3 }', '4', "Parameter 'P' must be a number not greater than 3"],
])('parameter %s refuses %s', (declaration, given, message) => {
  const template = parseTemplate(`Parameters: { P: ${declaration} }\nResources: { A: { Type: T } }`)
  expect(() => resolveParameters(template, { P: given })).toThrow(message)
})

test('refuses a parameter value of more than 4096 bytes', () => {
  const template = parseTemplate('Parameters: { P: { Type: String } }\nResources: { A: { Type: T } }')
  expect(() => resolveParameters(template, { P: 'é'.repeat(2049) })).toThrow(/no longer than 4096 bytes/)
})

test('names the parameters that are missing or unknown', () => {
  const template = parseTemplate(
    'Parameters: { P: { Type: String }, Q: { Type: String } }\nResources: { A: { Type: T } }',
  )
  expect(() => resolveParameters(template, {})).toThrow('Parameters: [P, Q] must have values')
  expect(() => resolveParameters(template, { P: '', Q: '', R: '' })).toThrow(
    'Parameters: [R] do not exist in the template',
  )
})
