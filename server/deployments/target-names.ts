import { notFound, refused } from '../errors.ts'
import type { Part } from '../templates/bundle/part.ts'
import { renderNames } from '../templates/rendering/render-context.ts'
import type { LoadedVersion } from '../templates/versions/load.ts'
import type { Outputs, Spec, TargetKind } from './target.ts'

/** The part of a bundle that makes a target of this kind. */
export const partOf = (kind: TargetKind) => (kind === 'environment' ? 'infrastructure' : 'instance') satisfies Part

/** Everything that rendering a target depends on besides the bundle. */
export interface Naming {
  target: { kind: TargetKind; name: string }
  version: LoadedVersion
  /** Checked and completed. */
  spec: Spec
  account: { awsAccountId: string; region: string }
  /** The environment an instance runs in. */
  environment?: { name: string; deployedVersionId: string | null; outputs: Outputs }
}

/** The names a target's template sees. The same target is always named in the same way, so that digests can be compared. */
export function targetNames({ target, version, spec, account, environment }: Naming): Record<string, unknown> {
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

const notRunning = (name: string) =>
  refused(
    `The environment ${name} is not running yet, so its outputs are unknown. Wait until its first deployment has succeeded.`,
    'ENVIRONMENT_NOT_RUNNING',
  )
