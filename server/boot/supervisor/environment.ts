import type { Config } from '../../config.ts'

interface Given {
  config: Config
  databaseUrl: string
  authSecret: string
  mode: 'production' | 'development'
}

/** What the children see: the supervisor's own environment, with the database and the secret it made for them. */
export function childEnvironment(
  env: NodeJS.ProcessEnv,
  { config, databaseUrl, authSecret, mode }: Given,
): NodeJS.ProcessEnv {
  // Already read; a child that saw both forms would have to choose.
  const { AUTH_SECRET_FILE, DATABASE_URL_FILE, ...rest } = env
  return {
    ...rest,
    ...(config.awsEndpoint ? {} : localAws(config.localAws.port)),
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: authSecret,
    HADRON_DATA: config.dataDir,
    NODE_ENV: mode,
    NEXTAUTH_URL: config.publicUrl,
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/**
 * Everything AWS goes to loopback, with made-up credentials: whoever tries Hadron on a laptop that is signed in to a
 * real account must not reach it, nor hand its keys to the local endpoint.
 */
function localAws(port: number): Partial<NodeJS.ProcessEnv> {
  const endpoint = `http://127.0.0.1:${port}`
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_CLOUDFORMATION: endpoint,
    AWS_ENDPOINT_URL_STS: endpoint,
    AWS_ACCESS_KEY_ID: '000000000000', // the local endpoint reads the account's number from the key
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_REGION: 'eu-central-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}
