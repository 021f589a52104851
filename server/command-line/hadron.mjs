#!/usr/bin/env node
// `npx hadron …`. Plain JavaScript, because it has to explain itself on a machine where nothing is installed yet.
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 20)) {
  stop(`Hadron needs Node.js 20.20 or later; this is ${process.versions.node}.`)
}
const root = fileURLToPath(new URL('../../', import.meta.url))
if (!existsSync(`${root}node_modules/esbuild`)) stop(`The dependencies are not installed. Run npm ci in ${root}`)

// Who reads only the beginning (`| head`) has seen enough.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const cwd = process.cwd()
// What the product builds for itself is found below its own folder, wherever it was called from.
process.chdir(root)
const { built } = await import('./built.mjs')
const { run } = await import(pathToFileURL(await built()).href)
process.exitCode = await run(process.argv.slice(2), cwd)

function stop(message) {
  console.error(message)
  process.exit(1)
}
