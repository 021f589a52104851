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
try {
  if (!isPrepared) await prepare()
  const file = await bundle(entry)
  process.argv = [process.argv[0], file, ...args]
  await import(pathToFileURL(file).href)
} catch (error) {
  // A problem explains itself; anything else is a bug and needs its stack. 78 is EX_CONFIG of sysexits.h.
  console.error(error?.name === 'Problem' ? error.message : error)
  process.exit(error?.reason === 'CONFIGURATION' ? 78 : 1)
}
