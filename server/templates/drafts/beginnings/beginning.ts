import type { TemplateKind } from '../../template.ts'

export const beginningNames = ['bucket', 'cluster', 'queue', 'table'] as const
export type BeginningName = (typeof beginningNames)[number]

/** Small bundles that work as they are: something to change is easier than an empty page. */
export const beginnings: Record<BeginningName, { kind: TemplateKind; title: string; holds: string }> = {
  bucket: {
    kind: 'environment',
    title: 'A bucket',
    holds: 'One encrypted S3 bucket that services can share, two inputs, its name as an output.',
  },
  cluster: {
    kind: 'environment',
    title: 'A container cluster',
    holds: 'An ECS cluster with a log group, two inputs, its name as an output.',
  },
  queue: {
    kind: 'service',
    title: 'A queue',
    holds: 'An SQS queue, on demand with a queue for what fails, three inputs, its address as an output.',
  },
  table: {
    kind: 'service',
    title: 'A table',
    holds: 'A DynamoDB table that is kept when its stack is deleted, two inputs, its name as an output.',
  },
}

export type Engine = 'handlebars' | 'jinja'

/** What a beginning is written for. */
export interface BeginningFor {
  engine: Engine
  name: string
  title: string
  description: string
  /** Environment templates a service can run in, as `name:major`. */
  runsIn: string[]
}
