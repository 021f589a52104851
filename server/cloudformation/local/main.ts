import { z } from 'zod'
import { startLocalEndpoint } from './endpoint.ts'

const environment = z.object({
  HADRON_LOCAL_AWS_PORT: z.coerce.number().int().min(0).max(65_535).default(4566),
  HADRON_LOCAL_AWS_TIME_SCALE: z.coerce.number().min(0).max(1000).default(1),
  HADRON_LOCAL_AWS_ACCOUNT: z
    .string()
    .regex(/^\d{12}$/, 'twelve digits')
    .default('000000000000'),
  HADRON_DATA: z.string().min(1).default('.hadron'),
})

const given = environment.safeParse(process.env)
if (!given.success) {
  for (const { path, message } of given.error.issues) console.error(`${path.join('.')}: ${message}`)
  process.exit(78)
}

const endpoint = await startLocalEndpoint({
  port: given.data.HADRON_LOCAL_AWS_PORT,
  dataDir: given.data.HADRON_DATA,
  timeScale: given.data.HADRON_LOCAL_AWS_TIME_SCALE,
  account: given.data.HADRON_LOCAL_AWS_ACCOUNT,
}).catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE'
  console.error(
    taken
      ? `Port ${given.data.HADRON_LOCAL_AWS_PORT} is in use. Set HADRON_LOCAL_AWS_PORT to another one, or to 0.`
      : error,
  )
  process.exit(1)
})

const stop = () => {
  endpoint.close().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)

console.log(`local CloudFormation ready on ${endpoint.url}`)
process.send?.({ type: 'ready', port: endpoint.port })
