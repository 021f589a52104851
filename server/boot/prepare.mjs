import { buildResourceTypes } from './build-resource-types.mjs'
import { bundle } from './bundle.mjs'

/** The renderer, which must run without node_modules. */
export const renderer = 'server/rendering/child/main.ts'

/** The validator's process; its package brings a file of its own and stays in node_modules. */
const validator = 'server/validation/child/main.ts'

/** What the worker, the portal and the local endpoint expect to find in `dist/`. Does only what is missing or stale. */
export async function prepare() {
  await Promise.all([bundle(renderer, { standalone: true }), bundle(validator), buildResourceTypes()])
}
