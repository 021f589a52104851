import path from 'node:path'
import type { Config } from '../../config.ts'
import { root } from '../bundle.mjs'

export const nextProgram = path.join(root, 'node_modules/next/dist/bin/next')

/** What to run for the portal; the build's folder is in PORTAL_BUILD. */
export function portalCommand(mode: 'production' | 'development', { host, port }: Config): string[] {
  const verb = mode === 'production' ? 'start' : 'dev'
  return [nextProgram, verb, '--hostname', host, '--port', String(port)]
}

/** Healthy means: it serves, and its database answers. */
export function portalHealth({ host, port }: Config): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const address = everywhere ? 'localhost' : host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  return `http://${address}:${port}/readyz`
}
