import { pathToFileURL } from 'node:url'
import { bundle } from './bundle.mjs'
import { prepare } from './prepare.mjs'

// `node server/boot/run.mjs [--prepare] server/worker/main.ts [arguments]`: runs one TypeScript entry on any supported
// Node, with `--prepare` after building what a process of the product needs beside itself.
const isPrepared = process.argv[2] !== '--prepare'
const [entry, ...args] = process.argv.slice(isPrepared ? 2 : 3)
if (!entry) {
  console.error('Name the file to run: node server/boot/run.mjs server/worker/main.ts')
  process.exit(64)
}
if (!isPrepared) await prepare()
const file = await bundle(entry)
process.argv = [process.argv[0], file, ...args]
await import(pathToFileURL(file).href)
