import type { Diagnostic, ValidationAnswer, ValidationRequest } from '../request.ts'
import { anyEngine, inMemory } from './engine.ts'

type Validate = Extract<ValidationRequest, { kind: 'validate' }>

/** Everything the official validator says about a rendered template in a region. */
export function validateTemplate({ body, region, parameters }: Validate): ValidationAnswer {
  const report = anyEngine().validateStandard(inMemory(body), {
    pseudoParameterOverrides: { region },
    parameterOverrides: parameters,
  })
  if (report.status === 'ERROR') throw new Error('The validator could not work on this template.')
  const diagnostics = report.diagnostics.map(
    (found): Diagnostic => ({
      rule: found.ruleId,
      severity: found.severity,
      message: found.message,
      advice: found.suggestedFix ?? undefined,
      entity: found.entity?.logicalId,
      line: found.startLine ?? undefined,
      column: found.startColumn ?? undefined,
    }),
  )
  return { kind: 'validated', diagnostics, complete: report.status === 'OK' }
}
