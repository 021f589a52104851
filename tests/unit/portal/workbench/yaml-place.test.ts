import { describe, expect, test } from 'vitest'
import { placeAt, referable } from '../../../../app/(portal)/templates/[template]/[version]/edit/_write/yaml-place.ts'

/** The place of the cursor, written as │. */
const at = (text: string) => placeAt(text.replace('│', ''), text.indexOf('│'))

const template = (properties: string) => `Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
${properties}
  Topic:
    Type: AWS::SNS::Topic
`

describe('the place of the cursor', () => {
  test.each([
    ['after Type:', 'Resources:\n  Queue:\n    Type: AWS::SQ│', { kind: 'type', typed: 'AWS::SQ' }],
    ['after !Ref', 'Value: !Ref Qu│', { kind: 'reference', typed: 'Qu' }],
    ['after !GetAtt and a dot', 'Value: !GetAtt Queue.A│', { kind: 'attribute', logicalId: 'Queue', typed: 'A' }],
    ['between braces', 'Name: {{yaml service.na│}}', { kind: 'name', typed: 'service.na' }],
    ['in a statement of Jinja', '{% if environment.in│', { kind: 'name', typed: 'environment.in' }],
    ['at the margin', 'Resources:\n  A: 1\nOut│', { kind: 'section', typed: 'Out', present: ['Resources'] }],
    [
      'among the keys of a resource',
      'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Pro│',
      { kind: 'resource_key', typed: 'Pro', present: ['Type'] },
    ],
  ])('%s', (_, text, expected) => {
    expect(at(text)).toEqual(expected)
  })

  test('among the properties of a resource, whose type stands above them', () => {
    expect(at(template('      DelaySeconds: 1\n      Vis│'))).toEqual({
      kind: 'property',
      type: 'AWS::SQS::Queue',
      path: [],
      typed: 'Vis',
      present: ['DelaySeconds'],
    })
  })

  test('lines of the engine between properties change nothing', () => {
    expect(at(template('      {{#if keep}}\n      DelaySeconds: 1\n      {{/if}}\n      Vis│'))).toMatchObject({
      kind: 'property',
    })
  })

  test('deep inside a property, by the way to it, lists left out', () => {
    const rules = '      Rules:\n        - Id: a\n          Status: Enabled\n        - Status: Disabled\n          Ex│'
    expect(at(template(rules))).toEqual({
      kind: 'property',
      type: 'AWS::SQS::Queue',
      path: ['Rules'],
      typed: 'Ex',
      present: ['Status'],
    })
    expect(at(template('      Rules:\n        - Id: a\n        - St│'))).toMatchObject({ path: ['Rules'], present: [] })
  })

  test.each([
    ['after closed braces', 'Name: {{yaml a}} b│'],
    ['in plain text', 'Description: some wor│'],
  ])('nothing is offered %s', (_, text) => {
    expect(at(text)).toBeUndefined()
  })
})

test('what can be referred to are parameters and resources, with their types', () => {
  expect(referable(`Parameters:\n  size: { Type: String }\n${template('      DelaySeconds: 1')}`)).toEqual(
    [
      { id: 'Queue', type: 'AWS::SQS::Queue' },
      { id: 'Topic', type: 'AWS::SNS::Topic' },
    ].toSpliced(0, 0, { id: 'size', type: 'parameter' }),
  )
})
