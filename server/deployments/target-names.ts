import { notFound, refused } from '../errors.ts'
import type { Part } from '../templates/bundle/part.ts'
import { renderNames } from '../templates/rendering/render-context.ts'
import type { LoadedVersion } from '../templates/versions/load.ts'
import type { Outputs, Spec, TargetKind } from './target.ts'
import type { Delivered } from './targets/delivered.ts'

const parts = {
  environment: 'infrastructure',
  instance: 'instance',
  pipeline: 'pipeline',
} as const satisfies Record<TargetKind, Part>

/** The part of a bundle that makes a target of this kind. */
export const partOf = (kind: TargetKind): Part => parts[kind]

/** Everything that rendering a target depends on besides the bundle. */
export interface Naming {
  target: { kind: TargetKind; name: string }
  version: LoadedVersion
  /** Checked and completed. */
  spec: Spec
  account: { awsAccountId: string; region: string }
  /** The environment an instance runs in. */
  environment?: { name: string; deployedVersionId: string | null; outputs: Outputs }
  /** What a pipeline delivers, and where to. */
  delivered?: Delivered
}

/** The names a target's template sees. The same target is always named in the same way, so that digests can be compared. */
export function targetNames(naming: Naming): Record<string, unknown> {
  const { target, version, spec, account, environment } = naming
  if (target.kind === 'pipeline') return pipelineNames(naming)
  const place = { accountId: account.awsAccountId, region: account.region }
  const schema = version.bundle.schema[partOf(target.kind)] ?? {}
  if (target.kind === 'environment')
    return renderNames({ part: 'infrastructure', schema, spec, environment: { name: target.name, ...place } })
  if (!environment) throw notFound(`The environment of ${target.name}`)
  if (!environment.deployedVersionId) throw notRunning(environment.name)
  const [service = target.name, instance = environment.name] = target.name.split('/')
  return renderNames({
    part: 'instance',
    schema,
    spec,
    environment: { name: environment.name, ...place, outputs: environment.outputs },
    service: { name: service },
    instance: { name: instance },
  })
}

/** A pipeline sees every instance that runs, and nothing of an instance's template sees the pipeline. */
function pipelineNames({ target, version, spec, delivered }: Naming) {
  const [service = target.name] = target.name.split('/')
  if (!delivered || delivered.instances.length === 0) throw nowhereToDeliver(service)
  const { instances, repository } = delivered
  return renderNames({
    part: 'pipeline',
    schema: version.bundle.schema.pipeline ?? {},
    spec,
    service: {
      name: service,
      ...(repository && {
        repository_id: repository.id,
        repository_connection_arn: repository.connectionArn,
        branch_name: repository.branch,
      }),
    },
    instanceSchema: version.bundle.schema.instance ?? {},
    instances,
  })
}

const nowhereToDeliver = (service: string) =>
  refused(
    `No instance of ${service} runs, so its pipeline has nowhere to deliver to. It can be deployed when the first one runs.`,
    'PIPELINE_WITHOUT_INSTANCES',
  )

const notRunning = (name: string) =>
  refused(
    `The environment ${name} is not running yet, so its outputs are unknown. Wait until its first deployment has succeeded.`,
    'ENVIRONMENT_NOT_RUNNING',
  )
