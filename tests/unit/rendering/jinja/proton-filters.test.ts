import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { problem, rendered } from './render.ts'

const odd = [
  'on',
  'null',
  '',
  '012',
  '1e3',
  'a: b',
  'a #b',
  '- a',
  "it's",
  '"x"',
  'x\ny',
  '[x]',
  ' x ',
  '@a',
  'trailing:',
  '~',
]
const even = ['80', 'true', 'text', 'https://x.y/z?a=b#c', 'arn:aws:iam::123456789012:policy/p', '-x', 'a-b_c', "it's"]

test.each([...odd, ...even])('an environment variable stays the text it is: %j', (value) => {
  const ecs = rendered('E:\n  {{ v|proton_cfn_ecs_task_definition_formatted_env_vars }}\nz: 1', {
    v: { A: value, B: 'b' },
  })
  const lambda = rendered('E:\n  {{ v|proton_cfn_lambda_function_formatted_env_vars }}\nz: 1', {
    v: { A: value, B: 'b' },
  })
  // CloudFormation turns numbers and booleans in plain form into the texts they are.
  const read = (text: string) =>
    JSON.parse(JSON.stringify(load(text)), (_, part) => (part === null ? part : isPlain(part) ? String(part) : part))
  expect(read(ecs)).toEqual({
    E: [
      { Name: 'A', Value: value },
      { Name: 'B', Value: 'b' },
    ],
    z: '1',
  })
  expect(read(lambda)).toEqual({ E: { A: value, B: 'b' }, z: '1' })
})

const isPlain = (value: unknown) => typeof value === 'number' || typeof value === 'boolean'

test('plain values are written without quotes, as AWS Proton wrote them', () => {
  const v = Object.fromEntries(even.map((value, index) => [`K${index}`, value]))
  expect(rendered('{{ v|proton_cfn_lambda_function_formatted_env_vars }}', { v })).not.toContain('"')
})

test('only policies of IAM are kept, in their order', () => {
  const v = {
    A: 'arn:aws:iam::123456789012:policy/a',
    B: 'arn:aws:iam::123:policy/b',
    C: 'c',
    D: 'arn:aws-cn:iam::123456789012:policy/d/e',
  }
  expect(rendered('P:\n    {{ v|proton_cfn_iam_policy_arns }}', { v })).toBe(
    'P:\n    - arn:aws:iam::123456789012:policy/a\n    - arn:aws-cn:iam::123456789012:policy/d/e',
  )
  expect(rendered('{{ {}|proton_cfn_iam_policy_arns }}')).toBe('')
})

test('with raw false, values of other characters are refused by name', () => {
  expect(rendered('{{ {"A": "a-1_B"}|proton_cfn_lambda_function_formatted_env_vars(raw=false) }}')).toBe('A: a-1_B')
  expect(problem('{{ {"A": "a b"}|proton_cfn_ecs_task_definition_formatted_env_vars(False) }}').message).toContain(
    "The value of A, 'a b', holds other characters",
  )
})

test('what is not a map is refused', () => {
  expect(problem('{{ [1]|proton_cfn_iam_policy_arns }}').message).toContain(
    'takes a map of names and values, not a list',
  )
  expect(problem('{{ missing|proton_cfn_iam_policy_arns }}').code).toBe('TEMPLATE_UNDEFINED')
})

test('sanitized text is an ARN, or of harmless characters only', () => {
  for (const v of [
    'This-is_valid_37',
    '',
    'arn:aws:sqs:eu-west-1:123456789012:queue',
    'arn:aws:iam::aws:policy/AdministratorAccess',
  ]) {
    expect(rendered('{{ v|proton_cfn_sanitize }}', { v })).toBe(v)
  }
  for (const v of ['this::is::incorrect', 'a b', 'arn:aws:s3:::bucket\nEvil: 1', 'a\n']) {
    expect(problem('{{ v|proton_cfn_sanitize }}', { v }).code).toBe('TEMPLATE_UNSAFE_VALUE')
  }
})
