import { expect, test } from 'vitest'
import { parseTemplate } from '../../../../server/cloudformation/template/parse.ts'
import { TemplateError } from '../../../../server/cloudformation/template/template.ts'

function problem(text: string): TemplateError {
  try {
    parseTemplate(text)
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
  throw new Error('The template was accepted')
}

const RESOURCES = '\nResources:\n  Queue:\n    Type: AWS::SQS::Queue\n'

test('reads YAML short forms into their long form, nested ones too', () => {
  const template = parseTemplate(`
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Join ['-', [!Ref 'AWS::StackName', !GetAtt Topic.TopicName, !Select [0, !GetAZs '']]]
      Tags: [{ Key: nested, Value: !GetAtt Topic.A.B }]
  Topic: { Type: AWS::SNS::Topic }`)
  expect(template.resources.Queue?.properties).toEqual({
    QueueName: {
      'Fn::Join': [
        '-',
        [
          { Ref: 'AWS::StackName' },
          { 'Fn::GetAtt': ['Topic', 'TopicName'] },
          { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
        ],
      ],
    },
    Tags: [{ Key: 'nested', Value: { 'Fn::GetAtt': ['Topic', 'A.B'] } }],
  })
})

test('reads scalars by YAML 1.1, keeps dates as text and keys as written', () => {
  const template = parseTemplate(`
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Metadata: { date: 2010-09-09, yes: yes, Y: y, octal: 010, version: 1.30, account: 012345678901, quoted: '010', id: 12345678901234567890 }`)
  expect(template.resources.Queue?.metadata).toEqual({
    date: '2010-09-09',
    yes: true,
    Y: 'y',
    octal: 8,
    version: 1.3,
    account: '012345678901',
    quoted: '010',
    id: '12345678901234567890',
  })
})

test('says where broken JSON and YAML are broken', () => {
  expect(problem('{\n "Resources": {,}\n}').message).toBe(
    'Template format error: JSON not well-formed. (line 2, column 17)',
  )
  expect(problem('{"Resources": {}').message).toBe('Template format error: JSON not well-formed. (line 1, column 17)')
  expect(problem('{"a": "tab\there"}').message).toMatch(/^Template format error: JSON not well-formed\. \(line 1/)
  expect(problem('Resources: [\n').message).toMatch(
    /^Template format error: YAML not well-formed\. \(line \d, column \d\)$/,
  )
  expect(problem('Resources: !Foo x')).toMatchObject({ line: 1, column: 12 })
})

test('refuses aliases, anchors, merge keys and duplicate keys', () => {
  expect(problem(`A: &a 1${RESOURCES}`).message).toMatch(/YAML aliases are not allowed in CloudFormation templates/)
  expect(problem(`A: *a${RESOURCES}`).message).toMatch(/YAML aliases are not allowed/)
  expect(problem('Resources:\n  <<: {}\n').message).toMatch(/merge keys are not allowed/)
  expect(problem('Resources:\n  A: {}\n  A: {}\n').message).toBe(
    'Template format error: Duplicate key "A". (line 3, column 3)',
  )
  expect(problem('{"Resources": 1, "Resources": 2}')).toMatchObject({ line: 1, column: 18 })
})

test('refuses nesting that no template needs, without running out of stack', () => {
  expect(problem(`{"Resources": ${'['.repeat(100_000)}`).message).toMatch(/Nesting deeper than 100 levels/)
  expect(problem(`Resources: ${'['.repeat(100_000)}`).message).toMatch(/YAML not well-formed/)
})

test.each([
  ['text', 'Template format error: unsupported structure.'],
  ['', 'Template format error: unsupported structure.'],
  ['{}', 'Template format error: At least one Resources member must be defined.'],
  ['{"Resources": {"A": 1}}', 'Template format error: Any Resources member must be an object.'],
  [
    '{"Resources": {"A": {}}}',
    'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
  ],
  ['{"Resources": {"A-b": {"Type": "T"}}}', 'Template format error: Resource name A-b is non alphanumeric.'],
  ['{"Resources": {"A": {"Type": "T", "X": 1}}}', "Invalid template resource property 'X'"],
  ['{"Foo": 1, "Resources": {}}', 'Template format error: Invalid template property or properties [Foo]'],
  [`Outputs: { X: { Value: } }${RESOURCES}`, "[/Outputs/X/Value] 'null' values are not allowed in templates"],
  [`Outputs: { X: {} }${RESOURCES}`, 'Template format error: Every Outputs member must contain a Value object'],
  [
    `Mappings: { M: { a: { b: { c: 1 } } } }${RESOURCES}`,
    'Template format error: Every Mappings attribute must be a String or a List.',
  ],
  [`Parameters: { P: { Type: Text } }${RESOURCES}`, 'Template format error: Unrecognized parameter type: Text'],
  [
    '{"Resources": {"A": {"Type": "T", "DependsOn": "B", "Properties": {"x": {"Ref": "C"}, "y": {"Fn::Sub": "${D.E} ${!F}"}}}}}',
    'Template format error: Unresolved resource dependencies [B, C, D] in the Resources block of the template',
  ],
  [
    `Outputs: { X: { Value: !Ref Y } }${RESOURCES}`,
    'Unresolved resource dependencies [Y] in the Outputs block of the template',
  ],
  [
    'Resources: { A: { Type: T, DependsOn: B }, B: { Type: T, DependsOn: A }, C: { Type: T } }',
    'Circular dependency between resources: [A, B]',
  ],
  [
    'Resources: { A: { Type: T, Properties: { x: !If [C, 1, 2] } } }',
    'Template error: unresolved condition dependency C in Fn::If',
  ],
])('%s: %s', (text, message) => {
  expect(problem(text).message).toBe(message)
})

test('refuses more than 500 resources', () => {
  const resources = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`R${index}`, { Type: 'T' }]))
  expect(problem(JSON.stringify({ Resources: resources })).message).toBe(
    'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
  )
})

test('keeps names such as constructor and __proto__ as plain data', () => {
  const template = parseTemplate(
    '{"Resources": {"constructor": {"Type": "T", "Properties": {"__proto__": {"polluted": true}}}}}',
  )
  expect(Object.keys(template.resources)).toEqual(['constructor'])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  expect(problem('{"Resources": {"A": {"Type": "T", "Properties": {"x": {"Ref": "constructor"}}}}}').message).toMatch(
    /Unresolved resource dependencies \[constructor\]/,
  )
})
