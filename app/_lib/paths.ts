/** Every URL of the portal. Nothing else writes one down, so that a page can move and no link breaks. */
export const paths = {
  home: () => '/',
  signIn: (callback?: string) => withQuery('/sign-in', { callback }),

  catalogue: () => '/catalogue',
  catalogueTemplate: (template: string) => `/catalogue/${segment(template)}`,

  services: () => '/services',
  newService: (query: { template?: string } = {}) => withQuery('/services/new', query),
  service: (service: string) => `/services/${segment(service)}`,
  newInstance: (service: string) => `/services/${segment(service)}/instances/new`,
  instance: (service: string, environment: string, tab?: InstanceTab) =>
    withQuery(`/services/${segment(service)}/${segment(environment)}`, { tab }),

  changeInstance: (service: string, environment: string, query: ChangeQuery = {}) =>
    withQuery(`/services/${segment(service)}/${segment(environment)}`, { tab: 'spec', ...query }),

  // Not below the service: there a pipeline's address could be that of an instance.
  pipeline: (service: string, tab?: InstanceTab) => withQuery(`/pipelines/${segment(service)}`, { tab }),
  newPipeline: (service: string) => `/pipelines/${segment(service)}/new`,
  changePipeline: (service: string, query: ChangeQuery = {}) =>
    withQuery(`/pipelines/${segment(service)}`, { tab: 'spec', ...query }),

  environments: () => '/environments',
  newEnvironment: (query: { template?: string } = {}) => withQuery('/environments/new', query),
  environment: (environment: string, tab?: EnvironmentTab) =>
    withQuery(`/environments/${segment(environment)}`, { tab }),
  changeEnvironment: (environment: string, query: ChangeQuery = {}) =>
    withQuery(`/environments/${segment(environment)}`, { tab: 'spec', ...query }),

  templates: () => '/templates',
  newTemplate: (query: { copy?: string } = {}) => withQuery('/templates/new', query),
  connectTemplate: (query: { template?: string } = {}) => withQuery('/templates/connect', query),
  uploadTemplate: (query: { template?: string } = {}) => withQuery('/templates/upload', query),
  template: (template: string, query: { version?: string | undefined; tab?: TemplateTab } = {}) =>
    withQuery(`/templates/${segment(template)}`, query),
  version: (template: string, version: string, query: { tab?: VersionTab; file?: string } = {}, line?: number) =>
    withQuery(`/templates/${segment(template)}/${segment(version)}`, query) + (line ? `#L${line}` : ''),
  editVersion: (template: string, version: string, query: { file?: string | undefined; line?: string } = {}) =>
    withQuery(`/templates/${segment(template)}/${segment(version)}/edit`, query),

  compareVersions: (template: string, before: string, after: string, query: CompareQuery = {}) =>
    withQuery(`/templates/${segment(template)}/compare/${segment(before)}...${segment(after)}`, query),

  rollouts: () => '/rollouts',
  newRollout: (query: RolloutQuery = {}) => withQuery('/rollouts/new', query),
  rollout: (rollout: string) => `/rollouts/${segment(rollout)}`,

  deployments: () => '/deployments',
  deployment: (deployment: string, tab?: DeploymentTab) => withQuery(`/deployments/${segment(deployment)}`, { tab }),

  accounts: (query: { show?: string } = {}) => withQuery('/accounts', query),
  activity: (query: { q?: string; before?: string | undefined; show?: string } = {}) => withQuery('/activity', query),
  settings: () => '/settings',
  guardrails: () => '/settings/guardrails',
  newGuardrail: () => '/settings/guardrails/new',
  guardrail: (policy: string) => `/settings/guardrails/${segment(policy)}`,
}

/** What a rollout begins with: which template, to which version, and who. Nobody named means the whole fleet. */
type RolloutQuery = {
  template?: string
  to?: string | undefined
  from?: readonly string[]
  stage?: readonly string[]
  team?: readonly string[]
  target?: readonly string[]
}

/** What a template's page shows beside its fleet, whose preset tabs are values of the same parameter. */
export type TemplateTab = 'versions' | 'attention' | 'moving' | 'behind'
export const versionTabs = ['files', 'findings', 'form', 'docs'] as const
export type VersionTab = (typeof versionTabs)[number]
export const compareTabs = ['plan', 'form', 'files', 'rendered', 'notes'] as const
export type CompareTab = (typeof compareTabs)[number]
/** What is compared (an example, or a target by its id) and how its texts stand: under each other or side by side. */
export type CompareQuery = { tab?: CompareTab; target?: string | undefined; look?: 'split' | undefined }
/** What a change begins with: a version to go to, or the spec of a deployment to try again. */
export interface ChangeQuery {
  to?: string | undefined
  from?: string | undefined
}

export const instanceTabs = ['overview', 'spec', 'resources', 'deployments', 'activity'] as const
export type InstanceTab = (typeof instanceTabs)[number]
export const environmentTabs = ['overview', 'instances', 'spec', 'resources', 'deployments', 'activity'] as const
export type EnvironmentTab = (typeof environmentTabs)[number]
export const deploymentTabs = ['timeline', 'plan', 'template', 'parameters', 'events'] as const
export type DeploymentTab = (typeof deploymentTabs)[number]

const segment = encodeURIComponent

function withQuery(path: string, query: Record<string, string | readonly string[] | undefined>) {
  const search = new URLSearchParams()
  for (const [name, given] of Object.entries(query))
    for (const value of [given ?? []].flat()) if (value) search.append(name, value)
  return search.size > 0 ? `${path}?${search}` : path
}

/** A path of this portal to return to after signing in; anything that could leave it becomes the home page. */
export function safeCallback(callback: string | undefined) {
  if (!callback?.startsWith('/') || /^\/[/\\]/.test(callback) || /[\\\s]/.test(callback)) return paths.home()
  return callback
}
