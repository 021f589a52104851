import { existsSync } from 'node:fs'
import path from 'node:path'
import { findFences } from '../rendering/launch.ts'

const bundled = path.join('dist', 'server-validation-child-main.mjs')

/** The bundled process; `server/boot` builds it before anything validates. */
export function findValidator(file = path.join(process.cwd(), bundled)): string {
  if (existsSync(/* turbopackIgnore: true */ file)) return file
  throw new Error(`the validator is not built: ${file} is missing; npm start and npm run worker build it`)
}

let fences: string[] | undefined

/** Behind the same fences as a renderer; it may read its packages and nothing else. */
export function validatorCommand(child: string): string[] {
  fences ??= findFences().command
  return [...fences, process.execPath, ...nodeFlags(child), child]
}

function nodeFlags(child: string): string[] {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission'
  const folder = path.dirname(child)
  const readable = [folder, path.join(folder, '..', 'node_modules'), path.join(folder, '..', 'package.json')]
  return [
    permission,
    ...readable.map((place) => `--allow-fs-read=${place}`),
    '--max-old-space-size=512',
    '--disable-proto=delete',
    '--no-warnings',
  ]
}
