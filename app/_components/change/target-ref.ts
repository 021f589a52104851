import { type ChangeQuery, paths } from '../../_lib/paths.ts'

/** An environment or an instance by its names, as the API and the addresses want them. */
export type TargetRef =
  | { kind: 'environment'; environment: string }
  | { kind: 'instance'; service: string; environment: string }

/** The form that changes it, prepared for a version or with the spec of an earlier attempt. */
export const changeHref = (ref: TargetRef, query?: ChangeQuery) =>
  ref.kind === 'environment'
    ? paths.changeEnvironment(ref.environment, query)
    : paths.changeInstance(ref.service, ref.environment, query)

/** From a target's name: `orders/prod-eu` is an instance, `prod-eu` an environment. */
export function targetRefOf({ kind, name }: { kind: TargetRef['kind']; name: string }): TargetRef {
  if (kind === 'environment') return { kind, environment: name }
  const [service = '', environment = ''] = name.split('/')
  return { kind, service, environment }
}

export const targetHref = (ref: TargetRef) =>
  ref.kind === 'environment' ? paths.environment(ref.environment) : paths.instance(ref.service, ref.environment)
