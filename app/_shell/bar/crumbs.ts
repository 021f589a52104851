import { paths } from '../../_lib/paths.ts'
import { navItems } from '../nav.ts'

export interface Crumb {
  label: string
  /** Undefined on the last one: one is there. */
  href: string | undefined
  /** What the things beside it are, for the switcher: `service`, `environment` … */
  kind?: SearchKind | undefined
}

export type SearchKind = 'service' | 'environment' | 'template'

const kindOfSection: Record<string, SearchKind> = {
  catalogue: 'template',
  services: 'service',
  environments: 'environment',
  templates: 'template',
}

const lastWords: Record<string, string> = {
  'services/new': 'Create service',
  'environments/new': 'Create environment',
  'rollouts/new': 'Plan rollout',
  'templates/new': 'New template',
  'templates/upload': 'Upload version',
  'templates/connect': 'Connect a repository',
  'settings/guardrails': 'Guardrails',
}

/** The way to a page, read from its path: records stand in it by name or id. */
export function crumbsOf(pathname: string): Crumb[] {
  const [section, record, ...rest] = pathname.split('/').filter(Boolean).map(decodeURIComponent)
  if (section === 'pipelines' && record) return crumbsOfPipeline(record, rest)
  if (!section) return [{ label: 'Home', href: undefined }]
  const crumbs: Crumb[] = [
    { label: navItems.find(({ href }) => href === `/${section}`)?.label ?? section, href: `/${section}` },
  ]
  const fixed = lastWords[`${section}/${record}`]
  if (fixed) crumbs.push({ label: fixed, href: `/${section}/${record}` })
  else if (record)
    crumbs.push({ label: record, href: `/${section}/${encodeURIComponent(record)}`, kind: kindOfSection[section] })
  if (rest.length > 0) crumbs.push({ label: lastLabel(rest, record), href: undefined })
  return crumbs.map((crumb, index) => (index === crumbs.length - 1 ? { ...crumb, href: undefined } : crumb))
}

/** A pipeline is its service's, wherever its address is. */
const crumbsOfPipeline = (service: string, [last]: string[]): Crumb[] => [
  { label: 'Services', href: paths.services() },
  { label: service, href: paths.service(service), kind: 'service' },
  { label: last === 'new' ? 'Add pipeline' : 'Pipeline', href: undefined },
]

function lastLabel([first = '', second = '']: string[], record: string | undefined) {
  if (record === 'guardrails' && first === 'new') return 'Write policy'
  if (first === 'instances' && second === 'new') return 'Add instance'
  return first === 'compare' ? `Compare ${second.replace('...', ' and ')}` : first
}
