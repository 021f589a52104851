import { nearest } from '../../nearest.ts'
import { limits } from '../../request.ts'
import { helpers } from './helpers/all.ts'
import { arity, type Helper, HelperRefusal } from './helpers/arguments.ts'
import { type Place, placeOf, TemplateStop } from './problem.ts'
import { isMap, resolve, type Scope } from './scope.ts'
import { isFragment } from './yaml/fragment.ts'

/** One rendering: the file being read and the work left before it is stopped. */
export interface Run {
  file: string
  budget: { steps: number }
}

/** Whether an undefined name is an error or an answer; `default` and `defined` ask for the latter. */
type Undefined = 'refused' | 'answered'

export function evaluate(
  run: Run,
  expression: hbs.AST.Expression,
  scope: Scope,
  undefinedIs: Undefined = 'refused',
): unknown {
  spend(run, 1, placeOf(run.file, expression))
  switch (expression.type) {
    case 'PathExpression':
      return lookUp(run, expression as hbs.AST.PathExpression, scope, undefinedIs)
    case 'SubExpression':
      return call(run, expression as hbs.AST.SubExpression, scope)
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return (expression as hbs.AST.StringLiteral).value
    case 'NullLiteral':
      return null
    default:
      return undefined
  }
}

/** `{{lower name}}`, `{{name}}`, or `{{length}}` when a helper has that name: as Handlebars decides it. */
export function evaluateStatement(run: Run, statement: hbs.AST.MustacheStatement, scope: Scope): unknown {
  if (statement.path.type !== 'PathExpression') return evaluate(run, statement.path, scope)
  const path = statement.path as hbs.AST.PathExpression
  const simple = path.parts.length === 1 && !path.data && path.depth === 0 && path.original === path.parts[0]
  if (statement.params.length > 0 || statement.hash || (simple && helpers.has(path.original)))
    return call(run, statement, scope)
  return evaluate(run, path, scope)
}

function lookUp(run: Run, path: hbs.AST.PathExpression, scope: Scope, undefinedIs: Undefined): unknown {
  const found = resolve(path, scope)
  if (found.found) return found.value
  if (undefinedIs === 'answered') return undefined
  const guess = nearest(found.missing.split('.').at(-1) ?? '', found.known)
  const known = found.known.length > 0 && found.known.length <= 12 ? ` There are: ${found.known.join(', ')}.` : ''
  const [first = ''] = path.parts
  const outside = isMap(scope.root) && Object.hasOwn(scope.root, first) && scope.value !== scope.root
  const here = guess ? ` Did you mean "${guess}"?` : known
  const hint = outside ? ` Inside {{#each}} and {{#with}} write @root.${path.original} or ../${path.original}.` : here
  const whole = found.missing === path.original ? '' : ` (in ${path.original})`
  throw new TemplateStop(
    'TEMPLATE_UNDEFINED',
    `${found.missing} is not defined${whole}.${hint}`,
    placeOf(run.file, path),
  )
}

function call(run: Run, node: hbs.AST.SubExpression | hbs.AST.MustacheStatement, scope: Scope): unknown {
  const name = (node.path as hbs.AST.PathExpression).original
  const helper = helpers.get(name)
  const place = placeOf(run.file, node)
  if (!helper) throw new TemplateStop('TEMPLATE_HELPER', `There is no helper "${name}".`, place)
  if (node.hash) throw new TemplateStop('TEMPLATE_HELPER', `{{${name}}} takes no named arguments.`, place)
  refuseCount(name, helper, node.params.length, place)
  const args = node.params.map((param) => evaluate(run, param, scope, helper.lenient ? 'answered' : 'refused'))
  const result = runHelper(name, helper, args, place)
  charge(run, result, place)
  return result
}

function refuseCount(name: string, helper: Helper, count: number, place: Place) {
  const { least, most } = arity(helper.takes)
  if (count >= least && count <= most) return
  throw new TemplateStop('TEMPLATE_HELPER', `{{${name} ${helper.takes}}} got ${count} arguments.`, place)
}

function runHelper(name: string, helper: Helper, args: unknown[], place: Place): unknown {
  try {
    return helper.run(...args)
  } catch (cause) {
    if (cause instanceof HelperRefusal)
      throw new TemplateStop('TEMPLATE_HELPER', `{{${name} ${helper.takes}}}: ${cause.message}.`, place)
    if (cause instanceof RangeError) throw tooMuchMemory(place)
    throw cause
  }
}

/** Large results cost more, so that doubling a text or a list runs out of steps before it runs out of memory. */
function charge(run: Run, result: unknown, place: Place) {
  const size = typeof result === 'string' ? result.length : isFragment(result) ? result.text.length : 0
  if (size > limits.outputBytes) throw tooMuchMemory(place)
  spend(run, size / 64 + (Array.isArray(result) ? result.length : 0), place)
}

const tooMuchMemory = (place: Place) =>
  new TemplateStop('TEMPLATE_MEMORY', 'A helper makes a text of more than 1 MB. Render less at once.', place)

export function spend(run: Run, steps: number, place: Place) {
  run.budget.steps -= steps
  if (run.budget.steps > 0) return
  const message = `Rendering takes more than ${limits.steps.toLocaleString('en')} steps. Make the loops shorter.`
  throw new TemplateStop('TEMPLATE_TIMEOUT', message, place)
}
