/** The first word of a topic, such as `deployment` in `deployment:dep-…`, and the routers whose answers it may change. */
const routersOf: Record<string, readonly string[]> = {
  deployment: ['deployments'],
  deployments: ['deployments', 'home', 'audit'],
  target: ['environments', 'instances', 'pipelines', 'services'],
  targets: ['environments', 'instances', 'pipelines', 'services', 'templates', 'home', 'audit'],
  services: ['services', 'instances', 'pipelines', 'home', 'audit'],
  rollout: ['rollouts'],
  rollouts: ['rollouts', 'deployments', 'home', 'audit'],
  draft: ['drafts'],
  template: ['templates', 'versions', 'drafts', 'sources'],
  // A new version makes what runs an older one behind.
  templates: ['templates', 'environments', 'instances', 'pipelines', 'services', 'home', 'audit'],
  guardrails: ['guardrails', 'audit'],
  accounts: ['accounts', 'environments', 'audit'],
}

/** The routers to ask again after these topics changed. A kind nobody knows is taken to be a router's own name. */
export function routersToRefresh(topics: readonly string[]): ReadonlySet<string> {
  return new Set(topics.flatMap((topic) => routersOf[kindOf(topic)] ?? [kindOf(topic)]))
}

/** Whether a page that watches `watched` shows something of `changed`. `deployment` watches every deployment. */
export const concerns = (watched: readonly string[], changed: readonly string[]) =>
  changed.some((topic) => watched.includes(topic) || watched.includes(kindOf(topic)))

const kindOf = (topic: string) => topic.split(':', 1)[0] ?? topic
