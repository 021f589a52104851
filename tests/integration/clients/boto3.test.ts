import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../server/boot/bundle.mjs'
import { clientBench } from './client.ts'
import { expectRecordedCalls } from './counts.ts'

const { status } = spawnSync('python3', ['-c', 'import boto3'])
if (status !== 0) console.warn('skipped: python3 with boto3 is not on this machine (python3 -c "import boto3")')

const bench = clientBench()

test.skipIf(status !== 0)('boto3 creates, updates, reads and deletes a stack', async () => {
  const story = path.join(root, 'tests/integration/clients/boto3-story.py')
  const { code, stdout, output, calls } = await bench.run('python3', [story, bench.url()])
  expect([code, output]).toEqual([0, output])
  const [created, updated, refused, events, missing] = JSON.parse(stdout) as unknown[]
  expect([created, updated]).toEqual(['CREATE_COMPLETE', 'UPDATE_COMPLETE'])
  expect(refused).toBe('No updates are to be performed.')
  expect(events).toBeGreaterThan(8)
  expect(missing).toBe(404)
  expectRecordedCalls('boto3, a whole life', calls)
})
