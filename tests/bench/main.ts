import os from 'node:os'
import { prepare } from '../../server/boot/prepare.mjs'
import { showClientCalls } from './endpoint/client-calls.ts'
import { measureEndpoint } from './endpoint/footprint.ts'
import { measureFleetPlanning } from './fleet-planning.ts'
import { measurePlans } from './instant-plans.ts'
import { measureRendering } from './rendering.ts'

// `npm run bench [-- rendering plans fleet endpoint]`: what the parts that Hadron exists for cost here and now. Compare
// ratios of one run, not numbers of two.
const parts: Record<string, () => unknown> = {
  rendering: measureRendering,
  plans: measurePlans,
  fleet: measureFleetPlanning,
  endpoint: async () => {
    await measureEndpoint()
    showClientCalls()
  },
}
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`)
  process.exit(64)
}
console.log(`Node ${process.version}, ${os.cpus().length} cores, ${os.cpus()[0]?.model ?? 'unknown processor'}\n`)
await prepare()
for (const name of asked.length > 0 ? asked : Object.keys(parts)) await parts[name]?.()
