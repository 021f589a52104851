import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseTemplate } from '../../../server/cloudformation/template/parse.ts'
import { readByBlocks } from '../../../server/plans/instant/blocks.ts'

const outcome = (read: (body: string) => unknown, body: string) => {
  try {
    return JSON.stringify(read(body))
  } catch (error) {
    return `refused: ${error}`
  }
}

/** The answer or the refusal, to the byte, is that of reading the whole. */
const same = (body: string) => expect(outcome(readByBlocks, body)).toBe(outcome(parseTemplate, body))

const queue = 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n'

test.each([
  ['two resources', `${queue}  Topic:\n    Type: AWS::SNS::Topic\n`],
  [
    'comments and empty lines everywhere',
    `# one\n\n${queue}\n# two\n  # three\n\n  Topic: { Type: AWS::SNS::Topic }\n`,
  ],
  ['another indentation', 'Resources:\n      Queue:\n        Type: AWS::SQS::Queue\n'],
  ['windows line ends', queue.replaceAll('\n', '\r\n')],
  [
    'literal text with lines that look like names',
    `${queue}    Metadata:\n      Text: |+\n        Other:\n          x: 1\n\n  Topic:\n    Type: AWS::SNS::Topic\n`,
  ],
  ['a description over several lines', `Description: >\n  Many\n  words\n\n${queue}`],
  ['quoted text over several lines', `${queue}    Metadata: { Text: "a\n        b" }\n`],
  ['a list written as deep as its key', `${queue}    DependsOn:\n    - Other\n  Other: { Type: AWS::SNS::Topic }\n`],
  ['JSON', '{"Resources":{"Queue":{"Type":"AWS::SQS::Queue"}}}'],
  ['a byte order mark', `\ufeff${queue}`],
  ['a document marker', `---\n${queue}`],
  ['two documents', `${queue}---\n${queue}`],
  ['no text', ''],
  ['a section in one line', 'Resources: { Queue: { Type: AWS::SQS::Queue } }\n'],
  ['a member called like the root of all objects', `${queue}  __proto__:\n    Type: AWS::SNS::Topic\n`],
])('%s is read as it is', (_, body) => same(body))

test.each([
  ['a member twice', `${queue}  Queue:\n    Type: AWS::SNS::Topic\n`],
  ['a section twice', `${queue}${queue}`],
  [
    'an anchor in one member and its alias in another',
    `${queue}    Metadata: &a { x: 1 }\n  Topic:\n    Type: AWS::SNS::Topic\n    Metadata: *a\n`,
  ],
  ['a bracket that ends in the next member', 'Resources:\n  A: { Type: AWS::SQS::Queue,\n  B: 1 }\n'],
  ['a member that is indented less', 'Resources:\n    A: { Type: AWS::SQS::Queue }\n  B: { Type: AWS::SQS::Queue }\n'],
  ['a list of resources', 'Resources:\n  - Type: AWS::SQS::Queue\n'],
  ['an unknown section', `${queue}Nonsense:\n  x: 1\n`],
  ['a tab', `${queue}\tx: 1\n`],
  ['a reference to nothing', `${queue}    DependsOn: Nothing\n`],
  ['text that ends too early', `${queue}    Metadata: "open\n  Topic: { Type: AWS::SNS::Topic }\n`],
])('%s is refused in the same words', (_, body) => same(body))

test('every template of the starter catalogue that is YAML by itself reads the same', () => {
  const files = readdirSync('templates', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('cloudformation.yaml'),
  )
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) same(readFileSync(`templates/${file}`, 'utf8'))
})
