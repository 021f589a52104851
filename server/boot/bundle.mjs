import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * The project's root folder, absolute. This module may itself have been bundled into `dist/`,
 * so the root is found by what lies there and not by counting folders.
 */
export const root = folderWithPackage(path.dirname(fileURLToPath(import.meta.url)))

/**
 * Bundles one TypeScript entry of the project to `dist/<name>.mjs` and answers that path.
 * Node 20 cannot run TypeScript; a bundle takes a few tens of milliseconds and starts faster than a loader.
 * Packages stay outside, in node_modules, unless `standalone` says that the file must run without them.
 */
export async function bundle(entry, { standalone = false } = {}) {
  const name = path
    .relative(root, path.resolve(root, entry))
    .replace(/\.[cm]?tsx?$/, '')
    .replaceAll(path.sep, '-')
  const outfile = path.join(root, 'dist', standalone ? name : '', `${name}.mjs`)
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    write: false,
    bundle: true,
    packages: standalone ? 'bundle' : 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: standalone ? false : 'linked',
    logLevel: 'warning',
    banner: standalone
      ? {
          js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
        }
      : undefined,
  })
  await mkdir(path.dirname(outfile), { recursive: true })
  for (const file of outputFiles) await writeWhole(file.path, file.contents)
  return outfile
}

/** Two copies of Hadron share `dist/`: a reader must see the old file or the new one, never half of one. */
async function writeWhole(file, contents) {
  const unfinished = `${file}.${randomUUID()}`
  await writeFile(unfinished, contents)
  await rename(unfinished, file)
}

function folderWithPackage(folder) {
  if (existsSync(path.join(folder, 'package.json'))) return folder
  return folderWithPackage(path.dirname(folder))
}
