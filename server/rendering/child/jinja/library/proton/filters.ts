import { Refusal, typeError } from '../../errors.ts'
import { isTrue } from '../../operators/iterate.ts'
import { toText } from '../../operators/text.ts'
import type { Run } from '../../runtime/run.ts'
import { quote } from '../../text/quote.ts'
import { Dict } from '../../values/dict.ts'
import { undefinedError } from '../../values/hash.ts'
import { textOf, typeNameOf, Undefined, type Value } from '../../values/value.ts'
import { type Filter, filter } from '../filters/filter.ts'
import { yamlScalar } from './yaml-scalar.ts'

const plain = /^[a-zA-Z0-9_-]*$/
const arn = /^arn:[a-zA-Z-]+:[a-zA-Z0-9-]+:[a-z0-9-]*:(\d{12}|aws)?:[a-zA-Z0-9_+=,.@:/*$-]+$/
const policyArn = /^arn:[a-zA-Z-]+:iam::\d{12}:policy\//

function entriesOf(value: Value, name: string): [string, Value][] {
  if (value instanceof Undefined) throw undefinedError(value)
  if (!(value instanceof Dict)) throw typeError(`${name} takes a map of names and values, not a ${typeNameOf(value)}`)
  return Array.from(value.entries(), ([key, item]) => [toText(key), item])
}

/** Several lines, each at the column where the expression stands. */
const lines = (run: Run, texts: string[]): Value => texts.join(run.lineMark)

function check(raw: Value, key: string, value: Value) {
  if (isTrue(raw) || plain.test(toText(value))) return
  const message =
    `The value of ${key}, ${quote(toText(value))}, holds other characters than A-Z, a-z, 0-9, _ and -. ` +
    'Change the value, or write raw=true to accept it as it is.'
  throw new Refusal('TEMPLATE_UNSAFE_VALUE', message)
}

function environmentVariables(
  name: string,
  write: (key: string, value: string, run: Run) => string,
): [string, Filter][] {
  return filter(name, [['raw', true]], (value, [raw = true], run) =>
    lines(
      run,
      entriesOf(value, name).map(([key, item]) => {
        check(raw, key, item)
        return write(yamlScalar(key), yamlScalar(toText(item)), run)
      }),
    ),
  )
}

function sanitize(value: Value): Value {
  if (value instanceof Undefined) throw undefinedError(value)
  const text = textOf(value)
  if (text !== undefined && (plain.test(text) || arn.test(text))) return value
  const message =
    `${quote(toText(value))} is neither an ARN nor text of only A-Z, a-z, 0-9, _ and -. ` +
    'Change the value, or remove |proton_cfn_sanitize.'
  throw new Refusal('TEMPLATE_UNSAFE_VALUE', message)
}

/** The filters that AWS Proton adds to Jinja, as its guide describes them. */
export const protonFilters: [string, Filter][] = [
  ...environmentVariables(
    'proton_cfn_ecs_task_definition_formatted_env_vars',
    (key, value, run) => `- Name: ${key}${run.lineMark}  Value: ${value}`,
  ),
  ...environmentVariables('proton_cfn_lambda_function_formatted_env_vars', (key, value) => `${key}: ${value}`),
  ...filter('proton_cfn_iam_policy_arns', [], (value, _, run) =>
    lines(
      run,
      entriesOf(value, 'proton_cfn_iam_policy_arns')
        .map(([, item]) => toText(item))
        .filter((item) => policyArn.test(item))
        .map((item) => `- ${yamlScalar(item)}`),
    ),
  ),
  ...filter('proton_cfn_sanitize', [], sanitize),
]
