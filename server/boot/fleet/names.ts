const subjects = [
  'orders', 'carts', 'payments', 'invoices', 'shipping', 'returns', 'catalogue', 'prices', 'stock', 'search',
  'accounts', 'sessions', 'profiles', 'reviews', 'ratings', 'offers', 'vouchers', 'loyalty', 'delivery', 'routes',
  'parcels', 'labels', 'taxes', 'refunds', 'ledger', 'reports', 'exports', 'imports', 'media', 'thumbnails',
  'mail', 'messages', 'alerts', 'webhooks', 'audit', 'consent', 'identity', 'tokens', 'devices', 'telemetry',
] // biome-ignore format: a list of words reads better in rows
const roles = [
  'api',
  'web',
  'admin',
  'gateway',
  'mobile',
  'partner',
  'internal',
  'public',
  'batch',
  'edge',
  'beta',
  'eu',
  'us',
]

/** The n-th service name, the same at every run: `orders-api`, `carts-api`, … and numbered once they repeat. */
export function serviceName(n: number): string {
  const subject = subjects[n % subjects.length]
  const role = roles[Math.floor(n / subjects.length) % roles.length]
  const round = Math.floor(n / (subjects.length * roles.length))
  return round === 0 ? `${subject}-${role}` : `${subject}-${role}-${round + 1}`
}

/** The environments of the fleet, by stage; about half of it is production. */
export const fleetEnvironments = [
  { name: 'dev-eu', stage: 'development', share: 2 },
  { name: 'staging-eu', stage: 'staging', share: 2 },
  { name: 'prod-eu', stage: 'production', share: 3 },
  { name: 'prod-us', stage: 'production', share: 1 },
] as const

export const fleetTeams = ['Team Aurora', 'Team Borealis', 'Team Cumulus', 'Team Drift'] as const
