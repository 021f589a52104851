import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, context, stop } from 'esbuild'

/** The project's root folder, absolute. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Bundles one TypeScript entry of the project to `dist/<name>.mjs` and answers that path.
 * Node 20 cannot run TypeScript; a bundle takes a few tens of milliseconds and starts faster than a loader.
 * Packages stay outside, in node_modules, unless `standalone` says that the file must run without them; but those that
 * every process reads first, and in many files, come along.
 */
export async function bundle(entry, settings = {}) {
  const options = esbuildOptions(entry, settings)
  const { outputFiles } = await build(options)
  await write(outputFiles)
  return options.outfile
}

/** Bundles again at every change of a source file, and says so when the result differs. Answers a function that ends it. */
export async function watch(entry, settings, changed) {
  const options = esbuildOptions(entry, settings)
  let last
  const rebuilt = async ({ errors, outputFiles }) => {
    if (errors.length > 0) return // esbuild has printed them; the last good bundle stays
    const hash = outputFiles.map((file) => file.hash).join()
    const isFirst = last === undefined
    if (hash === last) return
    last = hash
    await write(outputFiles)
    if (!isFirst) changed()
  }
  const plugins = [...options.plugins, { name: 'rebuilt', setup: ({ onEnd }) => onEnd(rebuilt) }]
  const watching = await context({ ...options, plugins })
  await watching.watch()
  return () => watching.dispose()
}

/** Ends esbuild's own process, for a process that goes on for long after its last bundle. */
export const endBundling = stop

function esbuildOptions(entry, { standalone = false }) {
  const file = path.relative(root, path.resolve(root, entry))
  const name = file.replace(/\.[cm]?tsx?$/, '').replaceAll(path.sep, '-')
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: path.join(root, 'dist', standalone ? name : '', `${name}.mjs`),
    write: false,
    bundle: true,
    packages: standalone ? 'bundle' : 'external',
    plugins: standalone ? [] : [plainModulesOutside, manyFilesInside],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: standalone ? false : 'linked',
    logLevel: 'warning',
    banner: standalone ? { js: requireForStandalone } : undefined,
  }
}

const requireForStandalone =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"

/** Our plain modules find things beside themselves; inside a bundle they would look in the wrong folder. */
const plainModulesOutside = {
  name: 'plain-modules-outside',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.{1,2}\/.*\.mjs$/ }, ({ path: file, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, file)).href,
      external: true,
    })),
}

/** Looking for its hundred files takes zod longer than reading them: half of what a small process needs to start. */
const manyFilesInside = {
  name: 'many-files-inside',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^(?:zod|js-yaml)$/ }, ({ path: name }) => ({
      path: fileURLToPath(import.meta.resolve(name)),
    })),
}

/** Two copies of Hadron share `dist/`: a reader must see the old file or the new one, never half of one. */
async function write(files) {
  for (const { path: file, contents } of files) {
    await mkdir(path.dirname(file), { recursive: true })
    const unfinished = `${file}.${randomUUID()}`
    await writeFile(unfinished, contents)
    await rename(unfinished, file)
  }
}
