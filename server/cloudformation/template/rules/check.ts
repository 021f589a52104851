import { formatError, isObject, type Json, type Template, TemplateError } from '../template.ts'
import { holds } from './assertion.ts'
import type { RuleContext } from './rule-context.ts'

type Rule = { condition?: Json; assertions: { assert: Json; description?: string }[] }

/** Refuses a `Rules` section that is not one. */
export function checkRuleShapes(rules: Record<string, Json>): void {
  for (const [name, rule] of Object.entries(rules)) readRule(name, rule)
}

/** Checks the parameters against the template's rules; throws a `TemplateError` for the first assertion that fails. */
export function checkRules(template: Template, context: RuleContext): void {
  for (const [name, value] of Object.entries(template.rules)) {
    const rule = readRule(name, value)
    if (rule.condition !== undefined && !holds(rule.condition, template, context)) continue
    const broken = rule.assertions.find(({ assert }) => !holds(assert, template, context))
    if (broken) throw new TemplateError(broken.description ?? `Rule ${name} failed: ${JSON.stringify(broken.assert)}`)
  }
}

function readRule(name: string, rule: Json): Rule {
  if (!isObject(rule)) throw formatError('Any Rules member must be an object.')
  const unknown = Object.keys(rule).find((member) => member !== 'RuleCondition' && member !== 'Assertions')
  if (unknown) throw formatError(`[/Rules/${name}] Encountered unsupported property ${unknown}`)
  if (!Array.isArray(rule.Assertions) || rule.Assertions.length === 0) {
    throw formatError(`[/Rules/${name}] Every Rules object must contain an Assertions member.`)
  }
  return { condition: rule.RuleCondition, assertions: rule.Assertions.map((item) => readAssertion(name, item)) }
}

function readAssertion(rule: string, item: Json): Rule['assertions'][number] {
  if (!isObject(item) || item.Assert === undefined) {
    throw formatError(`[/Rules/${rule}/Assertions] Every Assertions member must contain an Assert object.`)
  }
  return {
    assert: item.Assert,
    description: item.AssertDescription === undefined ? undefined : String(item.AssertDescription),
  }
}
