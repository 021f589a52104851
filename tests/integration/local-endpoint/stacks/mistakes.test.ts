import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { addStack, beginCreate, beginDelete } from '../../../../server/cloudformation/local/lifecycle/begin.ts'
import type { Definition } from '../../../../server/cloudformation/local/state/stack.ts'
import { openWorld } from '../../../../server/cloudformation/local/state/world.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'hadron-mistakes-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Of a template that nobody ever sent, which no call can bring about. */
const lost: Definition = {
  template: 'lost',
  processed: 'lost',
  hidden: [],
  parameters: {},
  resolved: {},
  tags: {},
  capabilities: [],
  notificationArns: [],
}

test('a stack that the endpoint cannot move fails, and nobody waits for it', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const world = await openWorld(folder, 0, '000000000000')
  const place = { account: '000000000000', region: 'eu-central-1' }
  const state = addStack(world, { ...place, name: 'unlucky' }, lost, 'REVIEW_IN_PROGRESS')
  beginCreate(world, state, lost, {})
  expect(state.stack).toMatchObject({
    status: 'CREATE_FAILED',
    reason: expect.stringMatching(/^The local endpoint failed at this stack: /),
    operation: undefined,
  })
  expect(state.events.at(-1)?.status).toBe('CREATE_FAILED')
  expect(said).toHaveBeenCalledOnce()

  beginDelete(world, state, {})
  expect(state.stack.operation).toBeUndefined()
  said.mockRestore()
  await world.journal.close()
})
