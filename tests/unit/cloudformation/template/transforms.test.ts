import { expect, test } from 'vitest'
import { processTemplate } from '../../../../server/cloudformation/template/transforms/process.ts'

const PSEUDO = { accountId: '111122223333', region: 'eu-west-1', stackName: 'shop' }

function processed(text: string, parameters: Record<string, string> = {}) {
  return processTemplate(text, { parameters, pseudo: PSEUDO })
}

function loops(resources: string): string {
  return `Transform: AWS::LanguageExtensions
Parameters: { Names: { Type: CommaDelimitedList, Default: 'a,b' } }
Mappings: { M: { eu-west-1: { zones: [x, y] } } }
Resources:
${resources}`
}

test('a template without a transform is left as it is', () => {
  expect(processed('Resources: { Q: { Type: AWS::SQS::Queue } }').resources).toHaveProperty('Q')
})

test('a loop is written out for each item of a list, a parameter or a mapping', () => {
  const template = processed(
    loops(`  Fn::ForEach::One: [X, [a, 'b-c'], { 'Q&{X}': { Type: AWS::SQS::Queue, Properties: { QueueName: '\${X}', Tags: [{ Key: k, Value: !Ref X }] } } }]
  Fn::ForEach::Two: [X, !Ref Names, { 'P\${X}': { Type: AWS::SNS::Topic } }]
  Fn::ForEach::Three: [X, !FindInMap [M, !Ref 'AWS::Region', zones], { 'Z\${X}': { Type: AWS::SNS::Topic } }]`),
    { Names: 'c,d' },
  )
  expect(Object.keys(template.resources)).toEqual(['Qa', 'Qbc', 'Pc', 'Pd', 'Zx', 'Zy'])
  expect(template.resources.Qbc?.properties).toEqual({ QueueName: 'b-c', Tags: [{ Key: 'k', Value: 'b-c' }] })
})

test('loops may be inside loops, and inside properties', () => {
  const template = processed(
    loops(`  Fn::ForEach::Outer: [X, [a, b], { 'Fn::ForEach::Inner': [Y, [1, 2], { 'Q\${X}\${Y}': { Type: AWS::SQS::Queue } }] }]
  T: { Type: AWS::SNS::Topic, Properties: { 'Fn::ForEach::P': [X, [Display, Topic], { '\${X}Name': '\${X}' }] } }`),
  )
  expect(Object.keys(template.resources)).toEqual(['Qa1', 'Qa2', 'Qb1', 'Qb2', 'T'])
  expect(template.resources.T?.properties).toEqual({ DisplayName: 'Display', TopicName: 'Topic' })
})

test.each([
  ['Fn::ForEach::X: [X, [a, b], { Same: { Type: AWS::SQS::Queue } }]', /key must contain the identifier X/],
  ['Fn::ForEach::X: [X, !Ref Q, { "A${X}": { Type: AWS::SQS::Queue } }]', /collection must be a list/],
  ['Fn::ForEach::X: oops', /could not be resolved/],
])('%s is refused', (loop, message) => {
  expect(() => processed(loops(`  Q: { Type: AWS::SQS::Queue }\n  ${loop}`))).toThrow(message)
})

test('a macro that nobody has is refused by name', () => {
  expect(() => processed('Transform: Mine\nResources: { Q: { Type: AWS::SQS::Queue } }')).toThrow(
    'No transform named 111122223333::Mine found',
  )
})
