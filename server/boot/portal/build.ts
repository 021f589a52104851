import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../../errors.ts'
import { root } from '../bundle.mjs'
import { takeLock } from '../supervisor/lock.ts'
import { nextProgram } from './command.ts'
import { sourceFingerprint } from './fingerprint.ts'

const builds = path.join(root, '.next')
const keptBuilds = 4

/**
 * Builds the portal unless this very source is built already, and answers the build's folder, relative to the root.
 * Each source has its own folder, so that a running copy never loses the files it serves from.
 */
export async function builtPortal(stopping?: AbortSignal): Promise<string> {
  const folder = path.join(builds, `portal-${await sourceFingerprint()}`)
  const complete = path.join(folder, 'complete')
  await mkdir(builds, { recursive: true })
  while (!existsSync(complete)) {
    stopping?.throwIfAborted()
    const lock = await takeLock(`${folder}.lock`)
    if ('heldBy' in lock) {
      await pause(500) // another copy builds the same source
      continue
    }
    try {
      if (!existsSync(complete)) await build(folder, stopping)
      await writeFile(complete, '')
    } finally {
      lock.release()
    }
    await removeOldBuilds()
  }
  await utimes(folder, new Date(), new Date())
  return path.relative(root, folder)
}

async function build(folder: string, stopping?: AbortSignal): Promise<void> {
  console.error('Building the portal. This happens once for each state of the source and takes about half a minute.')
  await rm(folder, { recursive: true, force: true })
  const next = spawn(process.execPath, [nextProgram, 'build'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORTAL_BUILD: path.relative(root, folder),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: stopping,
  })
  const output: string[] = []
  for (const stream of [next.stdout, next.stderr]) stream.on('data', (data) => output.push(String(data)))
  const code = await new Promise<number | null>((resolve, reject) => {
    next.once('close', resolve)
    next.once('error', reject)
  })
  if (code === 0) return
  throw new Problem(
    'PRECONDITION_FAILED',
    `The portal does not build (next build, exit code ${code}):\n${output.join('')}`,
    {
      reason: 'PORTAL_BUILD',
    },
  )
}

/** The newest few stay: copies of Hadron that still run may serve from them. */
async function removeOldBuilds(): Promise<void> {
  const names = (await readdir(builds)).filter((name) => /^portal-[0-9a-f]+$/.test(name))
  const dated = await Promise.all(
    names.map(async (name) => ({ name, usedAt: (await stat(path.join(builds, name))).mtimeMs })),
  )
  const old = dated.sort((a, b) => b.usedAt - a.usedAt).slice(keptBuilds)
  for (const { name } of old) await rm(path.join(builds, name), { recursive: true, force: true })
}
