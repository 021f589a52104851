// `npm start` and `npm run dev`. Plain JavaScript, because it has to explain itself on a machine where nothing works yet.
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 20)) {
  stop(`Hadron needs Node.js 20.20 or later; this is ${process.versions.node}.`)
}
const root = fileURLToPath(new URL('../../', import.meta.url))
if (!existsSync(`${root}node_modules/esbuild`)) stop('The dependencies are not installed. Run: npm ci')

process.chdir(root)
const { bundle } = await import('./bundle.mjs')
await import(pathToFileURL(await bundle('server/boot/supervisor/main.ts')).href)

function stop(message) {
  console.error(message)
  process.exit(1)
}
