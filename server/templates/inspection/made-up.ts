import type { Bundle } from '../bundle/bundle.ts'
import { type Finding, info } from '../bundle/finding.ts'
import type { Part } from '../bundle/part.ts'
import { standInsFor } from '../rendering/stand-ins.ts'

/** What a part was tried with that nobody wrote. */
export interface MadeUp {
  /** The whole spec: the bundle has no example. */
  spec: boolean
  /** The values that stand for outputs of stacks. */
  outputs: string[]
}

export function madeUpFor(bundle: Bundle, part: Part): MadeUp {
  return { spec: !bundle.example, outputs: Object.values(standInsOf(bundle, part)) }
}

function standInsOf(bundle: Bundle, part: Part): Record<string, string> {
  const { environment, instance } = standInsFor(bundle)
  return { ...(bundle.exampleOutputs ? {} : environment), ...(part === 'pipeline' ? instance : {}) }
}

/** Wrong whatever the names are. */
const always =
  /^TEMPLATE_(SYNTAX|DEPTH|FORBIDDEN|HELPER|INCLUDE|DYNAMIC_REF|RECURSION|TIMEOUT|MEMORY|TOO_LARGE)$|^SECRET_/

/**
 * The findings as far as they hold for what a team will fill in. What is wrong only with values that are made up is a
 * warning: AWS Proton's bundles bring no example, say nowhere which outputs they expect, and are right all the same.
 */
export function weighFindings(findings: Finding[], { spec, outputs }: MadeUp): Finding[] {
  return findings.flatMap((finding) => {
    if (finding.severity !== 'error' || always.test(finding.code)) return [finding]
    if (finding.code.startsWith('CFN_') && outputs.some((value) => finding.message.includes(value))) return []
    const isDoubtful = spec || (outputs.length > 0 && isAboutValues(finding))
    return isDoubtful
      ? [{ ...finding, severity: 'warning' as const, advice: spec ? addExample : addOutputs }]
      : [finding]
  })
}

/** A field or a name that is not there is wrong with other outputs too; what was made of an output may not be. */
const isAboutValues = ({ code, message }: Finding) =>
  code === 'TEMPLATE_VALUE' || (code === 'TEMPLATE_UNDEFINED' && /\boutputs\b|\[/.test(message))

const addExample =
  'If it holds with what teams fill in: add spec/spec.yaml with such values, and the bundle is tried with them. Otherwise mend the template.'
const addOutputs =
  "If it holds with the environment's own outputs: add spec/sample-outputs.yaml with such values. Otherwise mend the template."

/** So that nobody takes values of ours for the author's. */
export function sayWhatIsMadeUp(bundle: Bundle): Finding[] {
  const outputs = bundle.exampleOutputs ? [] : Object.keys(standInsFor(bundle).environment)
  const findings: Finding[] = []
  if (!bundle.example) {
    const message = 'The bundle has no example, and was tried with the defaults of its schema.'
    const advice =
      'Add spec/spec.yaml with values a team would fill in; they are rendered and checked before publishing.'
    findings.push(info('spec/spec.yaml', { code: 'EXAMPLE_MISSING', message, advice }))
  }
  if (outputs.length > 0) {
    const more = outputs.length > 3 ? ` and ${outputs.length - 3} more` : ''
    const message = `The templates ask the environment for ${outputs.slice(0, 3).join(', ')}${more}; they were tried with values made up for these outputs.`
    const advice = 'Add spec/sample-outputs.yaml with the name and a value of each, for checks with real values.'
    findings.push(info('spec/sample-outputs.yaml', { code: 'OUTPUTS_MADE_UP', message, advice }))
  }
  return findings
}
