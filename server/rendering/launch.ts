import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { limits } from './request.ts'

/** `namespace`: a renderer has no network interface at all. `none`: this machine offers no way to take it away. */
export type NetworkIsolation = 'namespace' | 'none'

/** How renderers are started on this machine. */
export interface Launcher {
  command: string[]
  networkIsolation: NetworkIsolation
}

const bundled = path.join('dist', 'server-rendering-child-main', 'server-rendering-child-main.mjs')

// The comments `turbopackIgnore` tell Next.js that these are programs to run, not files of the portal to collect.

/** The bundled renderer; `server/boot` builds it before anything renders. */
export function findChild(file = path.join(process.cwd(), bundled)): string {
  if (existsSync(/* turbopackIgnore: true */ file)) return file
  throw new Error(`The renderer is not built: ${file} is missing. npm start and npm run worker build it.`)
}

export function findLauncher(child: string): Launcher {
  const { command, networkIsolation } = findFences()
  return { command: [...command, process.execPath, ...nodeFlags(child), child], networkIsolation }
}

/** Looks which of the operating system's fences exist here; Node's permission model does not cover sockets. */
export function findFences(): Launcher {
  const namespace = [
    ['unshare', '--net'],
    ['unshare', '--map-root-user', '--net'],
  ].find(works)
  // A process that is busy does not notice that its parent is gone; the kernel does.
  const mortal = ['setpriv', '--pdeathsig', 'KILL']
  return {
    command: [...(works(mortal) ? mortal : []), ...(namespace ?? [])],
    networkIsolation: namespace ? 'namespace' : 'none',
  }
}

function works([command = '', ...args]: string[]): boolean {
  return (
    spawnSync(/* turbopackIgnore: true */ command, [...args, 'true'], { stdio: 'ignore', timeout: 2_000 }).status === 0
  )
}

function nodeFlags(child: string): string[] {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission'
  return [
    permission,
    `--allow-fs-read=${path.dirname(child)}`,
    `--max-old-space-size=${limits.heapMegabytes}`,
    '--disable-proto=delete',
    '--disallow-code-generation-from-strings',
    '--no-warnings',
  ]
}

/** Starts a renderer with an empty environment and no open file but the channel to us. */
export function launch({ command: [file = '', ...args] }: Launcher): ChildProcess {
  const child = spawn(/* turbopackIgnore: true */ file, args, {
    env: {} as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // The pool lives as long as whoever uses it; an idle renderer keeps no process alive.
  child.unref()
  child.channel?.unref()
  return child
}
