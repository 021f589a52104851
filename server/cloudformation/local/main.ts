import { type Config, readConfig } from '../../config.ts'
import { Problem } from '../../errors.ts'
import { startLocalEndpoint } from './endpoint.ts'

const { dataDir, localAws } = configuration()
const endpoint = await startLocalEndpoint({ ...localAws, dataDir }).catch((error: NodeJS.ErrnoException) => {
  const taken = `Port ${localAws.port} is in use. Set HADRON_LOCAL_AWS_PORT to another one.`
  const explained = error instanceof Problem ? error.message : error
  console.error(error.code === 'EADDRINUSE' ? taken : explained)
  process.exit(1)
})

process.once('SIGTERM', stop)
process.once('SIGINT', stop)
console.log(`local CloudFormation ready on ${endpoint.url}`)
process.send?.({ type: 'ready', port: endpoint.port })

function configuration(): Config {
  try {
    return readConfig()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(78)
  }
}

function stop(): void {
  endpoint.close().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
