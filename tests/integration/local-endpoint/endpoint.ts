import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  CloudFormationClient,
  type CloudFormationServiceException,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import { afterAll, beforeAll } from 'vitest'
import { type LocalEndpoint, startLocalEndpoint } from '../../../server/cloudformation/local/endpoint.ts'

export type TestEndpoint = {
  url(): string
  dataDir: string
  /** An unmodified SDK client; the account is in its access key. */
  client(account?: string, region?: string): CloudFormationClient
  control(method: string, path: string, body?: unknown): Promise<unknown>
  restart(): Promise<void>
}

/** Starts one endpoint for a test file, on a free port with a data folder of its own. */
export function testEndpoint({ timeScale = 0 } = {}): TestEndpoint {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'local-aws-'))
  let endpoint: LocalEndpoint | undefined
  const clients: CloudFormationClient[] = []
  const start = async () => {
    endpoint = await startLocalEndpoint({ port: 0, dataDir, timeScale })
  }
  beforeAll(start)
  afterAll(async () => {
    for (const client of clients) client.destroy()
    await endpoint?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const url = () => endpoint?.url ?? ''
  return {
    url,
    dataDir,
    client(account = '000000000000', region = 'eu-west-1') {
      const client = connect(url(), account, region)
      clients.push(client)
      return client
    },
    async control(method, route, body) {
      const answer = await fetch(`${url()}/_hadron/${route}`, {
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    async restart() {
      await endpoint?.close()
      await start()
    },
  }
}

export function connect(endpoint: string, account = '000000000000', region = 'eu-west-1', maxAttempts = 1) {
  return new CloudFormationClient({
    endpoint,
    region,
    maxAttempts,
    credentials: { accessKeyId: account, secretAccessKey: 'test' },
  })
}

export async function stackOf(client: CloudFormationClient, name: string) {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }))
  const stack = Stacks?.[0]
  if (!stack) throw new Error(`no stack ${name}`)
  return stack
}

/** `Queue CREATE_COMPLETE`, oldest first. */
export async function storyOf(client: CloudFormationClient, name: string) {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: name }))
  return StackEvents.map((event) => `${event.LogicalResourceId} ${event.ResourceStatus}`).reverse()
}

/** What the endpoint answers to a call that it refuses. */
export async function refusal(call: Promise<unknown>): Promise<CloudFormationServiceException> {
  try {
    await call
  } catch (error) {
    return error as CloudFormationServiceException
  }
  throw new Error('The call was accepted')
}
