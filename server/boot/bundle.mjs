import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The project's root folder, absolute. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Bundles one TypeScript entry of the project to `dist/<name>.mjs` and answers that path.
 * Node 20 cannot run TypeScript; a bundle takes a few tens of milliseconds and starts faster than a loader.
 * Packages stay outside, in node_modules, unless `standalone` says that the file must run without them.
 */
export async function bundle(entry, { standalone = false } = {}) {
  const name = entry.replace(/^\.\//, '').replace(/\.[cm]?tsx?$/, '').replaceAll('/', '-')
  const outfile = path.join(root, 'dist', standalone ? name : '', `${name}.mjs`)
  mkdirSync(path.dirname(outfile), { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: standalone ? 'bundle' : 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: standalone ? false : 'linked',
    logLevel: 'warning',
    banner: standalone
      ? { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" }
      : undefined,
  })
  return outfile
}
