import type { Diagnostic } from '../../validation/request.ts'
import type { Finding } from '../bundle/finding.ts'

/**
 * What the official validator's rules mean here.
 *
 * | Rules | Here | Why |
 * |---|---|---|
 * | F…, E… (schemas, structure, references, limits, cycles) | error | CloudFormation would refuse the template, or fail |
 * | W… | warning | it works and is probably not meant |
 * | I… | info | advice |
 * | those in `weaker` | info | true of hand-written templates, and usual in rendered ones |
 * | those in `silent` | nothing | said better elsewhere, or always true here |
 */
const weaker = new Set([
  'W1020', // Sub without a variable: what is left when the template's own names are filled in.
  'W8003', // A comparison that is always true: both sides were filled in.
  'W1028', // So was the branch that cannot be reached.
  'W9002', // An ARN that is written out: it came from the spec or from an output of the environment.
  'W3005', // A DependsOn that a reference makes already: harmless, and clearer to some.
  'W3010', // So did the availability zone.
])

const silent = new Set([
  'I9001', // Whether a change replaces is said by the plan, for the change at hand.
  'I9003', // A region is always given.
  'I9040', // Hadron tags every stack, and CloudFormation its resources.
  'I1022', // Sub or Join is a matter of taste.
  'I3042', // The partition is known when a template is rendered for an account.
  'W9012', // About overrides of pseudo parameters, which are ours.
  'W9013', // An account id that is written out: templates get the environment's.
])

/** How bad a remark of the validator is; undefined for what authors are spared. */
export function severityOf({ rule, severity }: Pick<Diagnostic, 'rule' | 'severity'>): Finding['severity'] | undefined {
  if (silent.has(rule) || severity === 'DEBUG') return undefined
  if (weaker.has(rule)) return 'info'
  if (severity === 'FATAL' || severity === 'ERROR') return 'error'
  return severity === 'WARN' ? 'warning' : 'info'
}
