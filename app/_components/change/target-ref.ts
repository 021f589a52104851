import { type ChangeQuery, paths } from '../../_lib/paths.ts'

/** A target by its names, as the API and the addresses want them. */
export type TargetRef =
  | { kind: 'environment'; environment: string }
  | { kind: 'instance'; service: string; environment: string }
  | { kind: 'pipeline'; service: string }

/** The form that changes it, prepared for a version or with the spec of an earlier attempt. */
export function changeHref(ref: TargetRef, query?: ChangeQuery) {
  if (ref.kind === 'environment') return paths.changeEnvironment(ref.environment, query)
  if (ref.kind === 'pipeline') return paths.changePipeline(ref.service, query)
  return paths.changeInstance(ref.service, ref.environment, query)
}

/** From a target's name: `orders/prod-eu` is an instance, `orders/pipeline` a pipeline, `prod-eu` an environment. */
export function targetRefOf({ kind, name }: { kind: TargetRef['kind']; name: string }): TargetRef {
  if (kind === 'environment') return { kind, environment: name }
  const [service = '', environment = ''] = name.split('/')
  return kind === 'pipeline' ? { kind, service } : { kind, service, environment }
}

export function targetHref(ref: TargetRef) {
  if (ref.kind === 'environment') return paths.environment(ref.environment)
  return ref.kind === 'pipeline' ? paths.pipeline(ref.service) : paths.instance(ref.service, ref.environment)
}
