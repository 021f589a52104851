import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle, root } from '../../server/boot/bundle.mjs'

/** The files that a process expects in `dist/`: the renderer's child and the table of AWS resource types. */
export async function buildShared(): Promise<void> {
  const child = 'server/rendering/child/main.ts'
  if (existsSync(path.join(root, child))) await bundle(child, { standalone: true })
  const resourceTypes = path.join(root, 'server/boot/build-resource-types.mjs')
  if (existsSync(resourceTypes)) await (await import(pathToFileURL(resourceTypes).href)).buildResourceTypes()
}
