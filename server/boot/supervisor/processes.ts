import path from 'node:path'
import { migrate } from '../../../drizzle/migrate.ts'
import type { Config } from '../../config.ts'
import { bundle, endBundling, watch } from '../bundle.mjs'
import { builtPortal } from '../portal/build.ts'
import { portalCommand, portalHealth } from '../portal/command.ts'
import { prepare, renderer } from '../prepare.mjs'
import { connectLocalAccount, publishStarterCatalogue } from '../seed-starter.ts'
import type { Boot } from './boot.ts'
import { openChildLog } from './child-log.ts'
import { speakingChild, webChild } from './children.ts'
import { openSupervisedDatabase } from './database.ts'
import { childEnvironment } from './environment.ts'
import { readSecrets } from './secrets.ts'

/** The boot sequence: the database, whatever is stale, the local CloudFormation, the worker, the portal. */
export async function startProcesses(boot: Boot): Promise<void> {
  const { config, mode, stopping, begin } = boot
  const isDevelopment = mode === 'development'
  const log = (name: string) => openChildLog(name, path.join(config.dataDir, 'logs', `${name}.log`))
  const secrets = readSecrets(config.dataDir)
  // The slowest part of a first start goes on beside all others; a failure is reported where it is awaited.
  const portalBuild = isDevelopment ? developmentBuild(config) : builtPortal(stopping)
  portalBuild.catch(() => undefined)

  const [databaseUrl] = await Promise.all([openSupervisedDatabase(boot, secrets, log('postgres')), prepare()])
  await migrate(databaseUrl)
  await publishStarterCatalogue(databaseUrl)
  if (!config.awsEndpoint) await connectLocalAccount(databaseUrl)

  const authSecret = config.authSecret ?? secrets.authSecret
  const env = childEnvironment(process.env, { config, databaseUrl, authSecret, mode })
  const startEntry = async (name: string, entry: string) => {
    const child = await begin(speakingChild({ name, log: log(name), env, command: [await bundle(entry)] }))
    if (isDevelopment) await watch(entry, {}, child.restart)
  }
  if (!config.awsEndpoint) await startEntry('local-cloudformation', 'server/cloudformation/local/main.ts')
  await startEntry('worker', 'server/worker/main.ts')
  if (isDevelopment)
    await watch(renderer, { standalone: true }, () => undefined) // every new renderer reads the file anew
  else await endBundling()

  const portal = { name: 'portal', log: log('portal'), env: { ...env, PORTAL_BUILD: await portalBuild } }
  await begin(webChild({ ...portal, command: portalCommand(mode, config) }, portalHealth(config)))
}

/** One for each development server, so that two can run in one checkout. */
async function developmentBuild({ port }: Config): Promise<string> {
  return path.join('.next', `development-${port}`)
}
