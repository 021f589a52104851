import { describe, expect, test } from 'vitest'
import { problem, rendered, result } from './render.ts'

const names = { service_instance: { name: 'prod', inputs: { size: 'small', port: 80 } }, environment: { outputs: {} } }

describe('a mistake is shown where it is, with what to do', () => {
  test('an input that does not exist', () => {
    expect(problem('a: 1\nb: {{ service_instance.inputs.sizee }}\n', names)).toEqual({
      code: 'TEMPLATE_UNDEFINED',
      message: "service_instance.inputs.sizee is not defined. Did you mean 'size'?",
      file: 'infrastructure/cloudformation.yaml',
      line: 2,
      column: 31,
    })
  })

  test('a name that does not exist', () => {
    expect(problem('{{ service_instanc.name }}', names)).toMatchObject({
      message: "'service_instanc' is not defined. Did you mean 'service_instance'?",
      line: 1,
    })
    expect(problem('{{ environment.outputs.VpcId }}', names).message).toBe('environment.outputs.VpcId is not defined.')
  })

  test.each([
    ['a\n{% for x in y %}', 'TEMPLATE_SYNTAX', 2, 'Jinja was looking for the following tags'],
    ['{% if a %}\n{% endfor %}', 'TEMPLATE_SYNTAX', 2, "The innermost block that needs to be closed is 'if'."],
    ['x\n\n{{ a b }}', 'TEMPLATE_SYNTAX', 3, "expected token 'end of print statement', got 'b'"],
    ['{{ "a }}', 'TEMPLATE_SYNTAX', 1, 'unexpected char'],
    ['\n{{ a|uper }}', 'TEMPLATE_HELPER', 2, "There is no filter 'uper'. Did you mean 'upper'?"],
    ['{{ 1 is od }}', 'TEMPLATE_HELPER', 1, "Did you mean 'odd'?"],
    ['\n{% include "../../secret" %}', 'TEMPLATE_INCLUDE', 2, 'A Proton template is one file'],
    ['{% extends "base" %}', 'TEMPLATE_INCLUDE', 1, '{% extends %}'],
    [
      'a\n  P: "{{resolve:ssm:x}}"',
      'TEMPLATE_DYNAMIC_REF',
      2,
      "Write {{ '{{resolve:…}}' }}, or put it between {% raw %}",
    ],
    [
      '\n\n{{ "a" + 1 }}',
      'TEMPLATE_VALUE',
      3,
      'TypeError: can only concatenate str (not "int") to str; join other values with ~',
    ],
    [
      '{{ {"A": "no good"}|proton_cfn_lambda_function_formatted_env_vars(raw=false) }}',
      'TEMPLATE_UNSAFE_VALUE',
      1,
      "The value of A, 'no good', holds",
    ],
    ['{{ "no good"|proton_cfn_sanitize }}', 'TEMPLATE_UNSAFE_VALUE', 1, "'no good' is neither an ARN nor text of only"],
  ])('%j', (source, code, line, message) => {
    const found = problem(source)
    expect(found).toMatchObject({ code, line })
    expect(found.message).toContain(message)
  })

  test('an error inside a macro is shown inside the macro', () => {
    expect(problem('{% macro m() %}\n\n{{ missing }}\n{% endmacro %}\n{{ m() }}')).toMatchObject({ line: 3, column: 4 })
  })
})

describe('each rendered line knows its line in the template', () => {
  test('through loops, white space control, macros and filters that write several lines', () => {
    const source = [
      '{% macro m(x) %}m: {{ x }}{% endmacro -%}',
      'a: 1',
      '{%- for n in [1, 2] %}',
      '  - {{ n }}',
      '{%- endfor %}',
      '{{ m(1) }}',
      'e:',
      '  {{ {"A": "x", "B": "y"}|proton_cfn_lambda_function_formatted_env_vars }}',
      'z: 1',
    ].join('\n')
    const { text, origins } = result(source)
    expect(text).toBe('a: 1\n  - 1\n  - 2\nm: 1\ne:\n  A: x\n  B: y\nz: 1')
    expect(origins.files).toEqual(['infrastructure/cloudformation.yaml'])
    expect(origins.lineOfLine).toEqual([2, 4, 4, 6, 7, 8, 8, 9])
  })
})

test('the same request gives the same text, whatever was rendered before', () => {
  const source =
    '{% set ns = namespace(n=0) %}{% for i in range(3) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}{{ a }}'
  expect(['x', 'y', 'x'].map((a) => rendered(source, { a }))).toEqual(['3x', '3y', '3x'])
})
