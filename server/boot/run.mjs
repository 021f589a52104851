import { pathToFileURL } from 'node:url'
import { bundle } from './bundle.mjs'

// `node server/boot/run.mjs server/worker/main.ts [arguments]`: runs one TypeScript entry on any supported Node.
const [entry, ...args] = process.argv.slice(2)
if (!entry) {
  console.error('Name the file to run: node server/boot/run.mjs server/worker/main.ts')
  process.exit(64)
}
const file = await bundle(entry)
process.argv = [process.argv[0], file, ...args]
await import(pathToFileURL(file).href)
