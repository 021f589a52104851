import { createRenderPool } from '../../../server/rendering/pool.ts'

// A process that has rendered once and then waits to be killed.
const pool = createRenderPool({ size: 1 })
await pool.render({ engine: 'handlebars', file: 'a', source: 'x', partials: {}, names: {}, bundleDigest: 'x' })
console.log('ready')
setInterval(() => pool.networkIsolation(), 60_000)
