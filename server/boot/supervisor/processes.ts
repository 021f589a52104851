import path from 'node:path'
import { migrate } from '../../../drizzle/migrate.ts'
import type { Config } from '../../config.ts'
import { buildResourceTypes } from '../build-resource-types.mjs'
import { bundle, watch } from '../bundle.mjs'
import { builtPortal } from '../portal/build.ts'
import { portalCommand, portalHealth } from '../portal/command.ts'
import { connectLocalAccount, publishStarterCatalogue } from '../seed-starter.ts'
import type { Child, ChildPlan } from './child.ts'
import { openChildLog } from './child-log.ts'
import { speakingChild, webChild } from './children.ts'
import { openSupervisedDatabase } from './database.ts'
import { childEnvironment } from './environment.ts'
import { readSecrets } from './secrets.ts'

export type Mode = 'production' | 'development'

export interface Boot {
  config: Config
  mode: Mode
  stopping: AbortSignal
  /** Starts a child, keeps it running, and resolves when it is ready. */
  begin: (plan: ChildPlan) => Promise<Child>
}

/** The boot sequence: the database, whatever is stale, the local CloudFormation, the worker, the portal. */
export async function startProcesses(boot: Boot): Promise<void> {
  const { config, mode, begin } = boot
  const log = (name: string) => openChildLog(name, path.join(config.dataDir, 'logs', `${name}.log`))
  const secrets = readSecrets(config.dataDir)
  const [databaseUrl, portalBuild] = await Promise.all([
    openSupervisedDatabase(boot, secrets, log('postgres')),
    buildStale(boot),
  ])
  await migrate(databaseUrl)
  await publishStarterCatalogue(databaseUrl)
  if (!config.awsEndpoint) await connectLocalAccount(databaseUrl)

  const authSecret = config.authSecret ?? secrets.authSecret
  const env = childEnvironment(process.env, { config, databaseUrl, authSecret, mode })
  const startEntry = async (name: string, entry: string) => {
    const child = await begin(speakingChild({ name, log: log(name), env, command: [await bundle(entry)] }))
    if (mode === 'development') await watch(entry, {}, child.restart)
  }
  if (!config.awsEndpoint) await startEntry('local-cloudformation', 'server/cloudformation/local/main.ts')
  await startEntry('worker', 'server/worker/main.ts')

  const portal = { name: 'portal', log: log('portal'), env: { ...env, PORTAL_BUILD: portalBuild } }
  await begin(webChild({ ...portal, command: portalCommand(mode, config) }, portalHealth(config)))
}

/** Everything that the children expect to find built; answers the portal's build. */
async function buildStale({ config, mode, stopping }: Boot): Promise<string> {
  const renderer = 'server/rendering/child/main.ts'
  await Promise.all([bundle(renderer, { standalone: true }), buildResourceTypes()])
  if (mode === 'production') return builtPortal(stopping)
  await watch(renderer, { standalone: true }, () => undefined) // the pool starts a new child for every few renderings
  return path.join('.next', `development-${config.port}`)
}
