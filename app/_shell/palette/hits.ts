import { paths } from '../../_lib/paths.ts'

/** One thing the search found, as the API answers it. */
export interface SearchHit {
  kind: string
  id: string
  name: string
}

/** Kinds in the order the palette lists them, with their headings. */
export const hitGroups: readonly (readonly [kind: string, heading: string])[] = [
  ['service', 'Services'],
  ['instance', 'Instances'],
  ['pipeline', 'Pipelines'],
  ['environment', 'Environments'],
  ['template', 'Templates'],
  ['rollout', 'Rollouts'],
  ['deployment', 'Deployments'],
  ['account', 'Accounts'],
]

/** Where a hit leads. An instance is named `service/environment`; from the catalogue, a template leads to the catalogue. */
export function hrefOfHit({ kind, id, name }: SearchHit, from = paths.home()): string {
  switch (kind) {
    case 'service':
      return paths.service(name)
    case 'instance':
      return instanceHref(name)
    case 'pipeline':
      return paths.pipeline(name.split('/')[0] ?? name)
    case 'environment':
      return paths.environment(name)
    case 'template':
      return from.startsWith(paths.catalogue()) ? paths.catalogueTemplate(name) : paths.template(name)
    case 'rollout':
      return paths.rollout(id)
    case 'deployment':
      return paths.deployment(id)
    case 'account':
      return paths.accounts()
    default:
      return paths.home()
  }
}

function instanceHref(name: string) {
  const [service = '', environment = ''] = name.split('/')
  return paths.instance(service, environment)
}
