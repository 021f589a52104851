import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../server/boot/bundle.mjs'
import { connect, stackOf } from '../local-endpoint/endpoint.ts'
import { clientBench } from './client.ts'
import { expectRecordedCalls } from './counts.ts'

const bench = clientBench()

const SERVICE = `service: shop
provider: { name: aws, runtime: nodejs20.x, region: eu-west-1 }
functions:
  hello: { handler: handler.hello, events: [{ httpApi: GET /hello }] }
`

function osls(...args: string[]) {
  const program = path.join(root, 'node_modules/osls/bin/serverless.js')
  // It asks every five seconds unless told otherwise, and sends even calls to loopback through a proxy.
  const env = { SLS_AWS_MONITORING_FREQUENCY: '100', HTTP_PROXY: '', HTTPS_PROXY: '' }
  return bench.run(process.execPath, [program, ...args], { env })
}

async function status() {
  const client = connect(bench.url())
  const { StackStatus } = await stackOf(client, 'shop-dev').finally(() => client.destroy())
  return StackStatus
}

test('osls deploys a service', async () => {
  writeFileSync(path.join(bench.folder, 'serverless.yml'), SERVICE)
  writeFileSync(path.join(bench.folder, 'handler.js'), 'exports.hello = async () => ({ statusCode: 200 })')
  const created = await osls('deploy')
  expect(created.output).toContain('Service deployed to stack shop-dev')
  expect(await status()).toBe('UPDATE_COMPLETE')
  expectRecordedCalls('osls deploy, create', created.calls)
})

test('osls updates a service', async () => {
  const updated = await osls('deploy', '--force')
  expect([updated.code, updated.output]).toEqual([0, expect.stringContaining('Service deployed')])
  expectRecordedCalls('osls deploy --force, update', updated.calls)
})

test('osls removes a service', async () => {
  const removed = await osls('remove')
  expect([removed.code, removed.output]).toEqual([0, expect.stringContaining('has been successfully removed')])
  await expect(status()).rejects.toThrow('does not exist')
  expectRecordedCalls('osls remove', removed.calls)
})
