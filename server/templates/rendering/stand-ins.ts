import { createHash } from 'node:crypto'
import type { Bundle } from '../bundle/bundle.ts'
import { tagsIn } from '../inspection/tags.ts'

type Outputs = Record<string, string>

/** Outputs of stacks that do not exist yet, by whose they are. */
export interface StandIns {
  environment: Outputs
  instance: Outputs
}

/** `environment.outputs.VpcId`, `service_instances[0].outputs["Url"]`, `../outputs.[Url]`: the holder, then the name. */
const used = /(?:(\w+)\s*(?:\[[^\]\n]*\]\s*)?\.\s*)?\boutputs\s*(?:\.\s*\[?(\w+)|\[\s*["']([^"'\n]+)["']\s*\])/g

/**
 * A value for every output that the templates of a bundle ask for by name, so that a service can be tried before its
 * environment is there. AWS Proton's bundles say nowhere which outputs they expect.
 */
export function standInsFor({ parts, partials }: Pick<Bundle, 'parts' | 'partials'>): StandIns {
  const found: StandIns = { environment: {}, instance: {} }
  // An environment is asked for its outputs when it is there.
  if (parts.infrastructure) return found
  const texts = [...Object.values(parts).map(({ source }) => source), ...Object.values(partials)]
  for (const { text } of texts.flatMap(tagsIn)) {
    for (const [, holder, dotted, quoted] of text.matchAll(used)) {
      const name = dotted ?? quoted ?? ''
      // Without a holder it stands in a block, of the one or of the other.
      if (holder === 'environment' || holder === undefined) found.environment[name] = standIn(name)
      // What a component puts out is never there before the component.
      if (holder !== 'environment' && holder !== 'default') found.instance[name] = standIn(name)
    }
  }
  return found
}

/**
 * Looks as CloudFormation's own values do where the name tells the kind, so that what checks formats has something to
 * check. Each name has a value of its own: two subnets are two.
 */
function standIn(name: string): string {
  const [, shape] = shapes.find(([pattern]) => pattern.test(name)) ?? []
  const digest = createHash('sha256').update(name).digest('hex')
  return shape?.(digest.slice(0, 17), digest.slice(17, 34)) ?? `example-${name}`
}

const place = 'eu-central-1:123456789012'
const iam = 'arn:aws:iam::123456789012'
const balancing = `arn:aws:elasticloadbalancing:${place}`

const shapes: readonly [RegExp, (id: string, other: string) => string][] = [
  [/role/i, (id) => `${iam}:role/example-${id}`],
  [/policy.*arn/i, (id) => `${iam}:policy/example-${id}`],
  [/topic.*arn/i, (id) => `arn:aws:sns:${place}:example-${id}`],
  [/queue.*arn/i, (id) => `arn:aws:sqs:${place}:example-${id}`],
  [/bucket.*arn/i, (id) => `arn:aws:s3:::example-${id}`],
  [/cluster.*arn/i, (id) => `arn:aws:ecs:${place}:cluster/example-${id}`],
  [/connector.*arn/i, (id, other) => `arn:aws:apprunner:${place}:vpcconnector/example/1/${id}${other}`.slice(0, 100)],
  [/listener.*arn/i, (id, other) => `${balancing}:listener/app/example/${id.slice(1)}/${other.slice(1)}`],
  [/target.*arn/i, (id) => `${balancing}:targetgroup/example/${id.slice(1)}`],
  [/arn$/i, (id) => `arn:aws:cloudformation:${place}:stack/example-${id}`],
  [/cidr/i, () => '10.0.0.0/16'],
  [/region$/i, () => 'eu-central-1'],
  [/account_?id$/i, () => '123456789012'],
  [/port$/i, () => '8080'],
  [/subnet_?ids$|subnets$/i, (id, other) => `subnet-${id},subnet-${other}`],
  [/subnet/i, (id) => `subnet-${id}`],
  [/security_?group|sg(_?id)?$/i, (id) => `sg-${id}`],
  [/vpc(_?id)?$/i, (id) => `vpc-${id}`],
  [/hosted_?zone/i, (id) => `Z${id.toUpperCase()}`],
  [/ur[il]$|endpoint$/i, (id) => `https://${id}.example.com`],
]
