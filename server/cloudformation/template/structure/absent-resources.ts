import { type Evaluation, evaluateTemplate } from '../evaluate.ts'
import type { EvaluationContext } from '../scope.ts'
import { formatError, type Template, TemplateError } from '../template.ts'
import { unknownsIn, type Value } from '../unknown.ts'
import { LIMITS } from './limits.ts'

/**
 * Evaluates a whole template before anything is started. Refuses what mentions a resource that its condition leaves
 * out, unless a branch that is not taken mentions it.
 */
export function evaluateBeforehand(template: Template, context: EvaluationContext): Evaluation {
  checkDynamicReferences(template)
  const evaluation = evaluateTemplate(template, context)
  const isAbsent = (name: string) => Object.hasOwn(template.resources, name) && !(name in evaluation.resources)
  const absentIn = (values: (Value | undefined)[]) =>
    values.flatMap(unknownsIn).flatMap(({ name }) => (isAbsent(name) ? [name] : []))
  const inResources = Object.entries(evaluation.resources).flatMap(([name, resource]) => [
    ...(template.resources[name]?.dependsOn ?? []).filter(isAbsent),
    ...absentIn([resource.properties, resource.updatePolicy]),
  ])
  if (inResources.length > 0) {
    throw formatError(
      `Unresolved resource dependencies [${[...new Set(inResources)].join(', ')}] in the Resources block of the template`,
    )
  }
  const inOutputs = absentIn(Object.values(evaluation.outputs).map(({ value }) => value))
  if (inOutputs.length > 0) {
    throw new TemplateError(
      `Unresolved resource dependencies [${[...new Set(inOutputs)].join(', ')}] in the Outputs block of the template`,
    )
  }
  return evaluation
}

function checkDynamicReferences({ document }: Template): void {
  const count = JSON.stringify(document).split('{{resolve:').length - 1
  if (count <= LIMITS.dynamicReferences) return
  throw formatError(
    `Number of dynamic references, ${count}, is greater than maximum allowed, ${LIMITS.dynamicReferences}`,
  )
}
