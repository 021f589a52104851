import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Handlebars from 'handlebars'
import { createRenderPool } from '../../server/rendering/pool.ts'
import type { Bundle } from '../../server/templates/bundle/bundle.ts'
import { readBundle } from '../../server/templates/bundle/read.ts'
import { exampleNames } from '../../server/templates/rendering/example-names.ts'

const renders = 1_000

/** Renderings per second in the sandbox, and how many an unprotected Handlebars would do of a like template. */
export async function measureRendering() {
  const service = readStarter('templates/services/web-service/1.0')
  const part = service.parts.instance
  if (!part) throw new Error('the starter has no instance template')
  const request = {
    ...part,
    partials: service.partials,
    names: exampleNames(service, 'instance'),
    bundleDigest: service.digest,
  }
  const pool = createRenderPool({ size: 2 })
  await pool.render(request)
  const alone = await perSecond(1, () => pool.render(request))
  const together = await perSecond(8, () => pool.render(request))
  pool.close()
  const plain = Handlebars.create().compile('{{#each items}}{{this}}\n{{/each}}', { noEscape: true })
  const items = Array.from({ length: 400 }, (_, n) => `  - line ${n} of what a template renders to`)
  const unprotected = await perSecond(1, async () => plain({ items }))
  console.log(`sandboxed rendering, one at a time: ${alone}/s`)
  console.log(`sandboxed rendering, eight at a time: ${together}/s, ${(together / alone).toFixed(2)} times as many`)
  console.log(
    `plain Handlebars in process, 400 lines: ${unprotected}/s, ${(unprotected / together).toFixed(1)} times the sandbox`,
  )
}

async function perSecond(inFlight: number, render: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  let left = renders
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left-- > 0) await render()
    }),
  )
  return Math.round(renders / ((performance.now() - started) / 1_000))
}

function readStarter(folder: string): Bundle {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ path: path.relative(folder, file), content: readFileSync(file, 'utf8') }))
  const { bundle: read } = readBundle(files)
  if (!read) throw new Error(`${folder} cannot be read`)
  return read
}
