import os from 'node:os'
import { prepare } from '../../server/boot/prepare.mjs'
import { measurePlans } from './instant-plans.ts'
import { measureRendering } from './rendering.ts'

// `npm run bench`: what the parts that Hadron exists for cost here and now. Compare ratios of one run, not numbers of two.
console.log(`Node ${process.version}, ${os.cpus().length} cores, ${os.cpus()[0]?.model ?? 'unknown processor'}\n`)
await prepare()
await measureRendering()
measurePlans()
