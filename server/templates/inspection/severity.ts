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
 * | those in `dated` | warning | AWS refuses it today, or in this region: a stack that runs already goes on, others may be elsewhere |
 * | those in `weaker` | info | true of hand-written templates, and usual in rendered ones |
 * | those in `silent` | nothing | said better elsewhere, or always true here |
 */
const dated = new Set([
  'E2531', // A runtime of Lambda that is no longer created,
  'E2533', // or no longer updated.
  // Sizes and engine versions that a region offers. The validator's lists age, and an example stands in one region.
  ...['E3025', 'E3617', 'E3620', 'E3621', 'E3628', 'E3635', 'E3641', 'E3647', 'E3652', 'E3667', 'E3670', 'E3672'],
  ...['E3675', 'E3690', 'E3691'],
])

const weaker = new Set([
  'W1020', // Sub without a variable: what is left when the template's own names are filled in.
  'W8003', // A comparison that is always true: both sides were filled in.
  'W1028', // So was the branch that cannot be reached.
  'W9002', // An ARN that is written out: it came from the spec or from an output of the environment.
  'W3010', // So did the availability zone.
  'W9003', // A number in quotes, or the other way round: CloudFormation converts, and AWS Proton's templates quote everything.
  'W7001', // A mapping that nothing asks: what asks it stands in a branch that was not taken.
  'W3005', // A DependsOn that a reference makes already: harmless, and clearer to some.
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
  if (dated.has(rule)) return 'warning'
  if (weaker.has(rule)) return 'info'
  if (severity === 'FATAL' || severity === 'ERROR') return 'error'
  return severity === 'WARN' ? 'warning' : 'info'
}
